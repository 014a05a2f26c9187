import { type AnyBackupError, isBackupError } from '@scp-backup/client';
import type { EvidenceError } from '@scp-backup/evidence';
import { SettingsError } from '@scp-backup/signing/node';
import { flagName } from './command-line/command.ts';
import { exitCode } from './exit.ts';
import { causeTexts, type FailureText, failureTexts, unreadableTexts } from './failure-texts.ts';
import { say, textOf } from './language.ts';
import { pathParameters } from './operations.ts';
import { escapeControls } from './output/escape.ts';
import { warn } from './output/notes.ts';
import { systemText } from './system-text.ts';

/** Writes an error to stderr in the words of the command line, without a stack, and returns its exit code. */
export function failureExit(error: unknown): number {
  if (isBackupError(error)) {
    warn(error.code === 'invalidArgument' ? argumentText(error) : responseText(error));
    return codeOf(error.code);
  }
  const { name } = error as Error;
  warn(escapeControls(otherText(error)));
  switch (name) {
    case 'SettingsError':
      return exitCode.usage;
    case 'UnwritableError':
      return exitCode.unwritable;
    case 'UnreachableError':
      return exitCode.unreachable;
    case 'EvidenceError':
      return evidenceExit(error as EvidenceError);
    default:
      return isUnwritable(error) ? exitCode.unwritable : exitCode.rejected;
  }
}

/** The words of an error that is not the client's. */
function otherText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof SettingsError) return settingsText(error);
  const { name, message } = error;
  if (name === 'EvidenceError') return textOf((error as EvidenceError).text);
  if (name === 'UnreachableError')
    return say(message, `${textOf(failureTexts.network.what)}: ${innermost(error) ?? message}`);
  // Of `JSON.stringify`, while `JSON.parse` has no such limit.
  if (/call stack/.test(message))
    return say('a row is nested too deeply to be written', '너무 깊이 중첩된 행은 쓸 수 없습니다.');
  const { path } = error as NodeJS.ErrnoException;
  return `${path === undefined ? '' : `${path}: `}${systemText(error)}`;
}

function codeOf(code: AnyBackupError['code']): number {
  switch (code) {
    case 'invalidArgument':
      return exitCode.usage;
    case 'incomplete':
    case 'pagingIgnored':
      return exitCode.incomplete;
    case 'network':
    case 'timeout':
      return exitCode.unreachable;
    default:
      return exitCode.rejected;
  }
}

/** A file or folder that cannot be written, such as on a full disk. */
function isUnwritable(error: unknown): boolean {
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  return ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'ENOTDIR'].includes(code) && syscall !== 'listen';
}

function evidenceExit({ code }: EvidenceError): number {
  return code === 'damagedArchive' || code === 'incompleteList' ? exitCode.incomplete : exitCode.usage;
}

/** An error in one line, which was kept without its other parts. */
export function briefText({
  code,
  status,
  message,
}: Readonly<Record<'code' | 'message', string>> & { readonly status: number | null }): string {
  const known = (failureTexts as Readonly<Record<string, FailureText>>)[code];
  return say(message, known ? `${textOf(known.what)}${status === null ? '' : ` (${status})`}` : message);
}

/** What happened with which request, why, and what to do about it, each on a line. */
function responseText(error: AnyBackupError): string {
  const { code, status, message, texts, requestIds, attempts, versions = [] } = error;
  const { what, next } = failureTexts[code];
  const request = message.match(/^[A-Z]+ https?:\/\/\S+?(?=:? )/)?.[0].replace(/:$/, '');
  const counts =
    error.total === undefined
      ? ''
      : say(`: ${error.rows} of ${error.total} rows`, `: ${error.total}행 중 ${error.rows}행`);
  const reason =
    code === 'unreadableResponse' ? unreadableTexts.find(([words]) => words.test(message))?.[1] : undefined;
  const cause = innermost(error);
  const lines = [
    `${textOf(what)}${status === undefined ? '' : ` (${status})`}${counts}${reason ? `: ${textOf(reason)}` : ''}`,
    ...texts,
    request &&
      `${say('request', '요청')}: ${request}${attempts > 1 ? say(`, sent ${attempts} times`, `, ${attempts}회 전송`) : ''}`,
    cause && `${say('cause', '원인')}: ${cause}`,
    versions.length > 0 && `${say('offered', '제공 버전')}: ${versions.join(', ')}`,
    next && `${say('what to do', '조치')}: ${textOf(next)}`,
    requestIds.length > 0 && `${say('request id', '요청 ID')}: ${requestIds.join(', ')}`,
  ];
  return lines
    .filter((line) => typeof line === 'string' && line !== '')
    .map((line) => escapeControls(String(line)))
    .join('\n  ');
}

/** The innermost cause of a connection that failed: its meaning, and the words of the system. */
export function innermost(error: unknown): string | undefined {
  let inner = error as { code?: unknown; message?: string; cause?: unknown; errors?: readonly unknown[] };
  for (let next = inner.cause ?? inner.errors?.[0]; next instanceof Error; next = inner.cause ?? inner.errors?.[0]) {
    inner = next;
  }
  if (inner === error) return undefined;
  const code = String(inner.code ?? '');
  const known = causeTexts[code];
  const words = [code, inner.message].filter((word) => word && word !== known?.en);
  return escapeControls(known ? `${textOf(known)} (${words.join(': ')})` : words.join(': '));
}

/** The client names options as programs do; here they are flags. */
function argumentText({ message, parameter = '' }: AnyBackupError): string {
  const named = message.replaceAll(
    parameter || '\0',
    parameter === 'credentials' ? say('the keys', '인증키') : `--${flagName(parameter)}`,
  );
  const english = escapeControls(named.replace(', or a Date', ''));
  const allowed = koreanAllowed(parameter);
  const given = message.match(/, not (".*"|\S+)$/s)?.[1];
  const korean = allowed
    ? `--${flagName(parameter)}에는 ${allowed}만 쓸 수 있습니다${given ? `(입력값: ${escapeControls(given)})` : ''}.`
    : `사용할 수 없는 값입니다: ${english}`;
  return say(english, korean);
}

function koreanAllowed(parameter: string): string | undefined {
  const texts: Readonly<Record<string, string>> = {
    apiVersion: '1.1, v1.1, "backup 1.1" 형식의 버전',
    sort: 'field:asc 또는 field:desc 형식',
  };
  return texts[parameter] ?? (pathParameters.includes(parameter) ? '/ . % ? # \\와 공백이 없는 ID' : undefined);
}

function settingsText({ code, message }: SettingsError): string {
  const [source = ''] = message.split(': ');
  const korean: Readonly<Record<SettingsError['code'], string>> = {
    ERR_HALF_SET_CREDENTIALS: 'Access Key와 Secret Key 중 하나만 있습니다.',
    ERR_MALFORMED_KEY: '인증키의 앞뒤에 공백이나 따옴표가 있거나, 인증키에 쓸 수 없는 문자가 있습니다.',
    ERR_UNREADABLE_FILE: '파일을 읽을 수 없습니다.',
    ERR_MALFORMED_FILE: '설정 파일의 형식이 올바르지 않습니다.',
  };
  return say(message, `${source}: ${korean[code]}`);
}
