import { language, say, type Text, textOf } from '../language.ts';
import { columnsOf } from '../terminal.ts';
import { type Command, type Flag, type FlagGroup, usageOf } from './command.ts';
import { columnsIn, padded, wrapped } from './lines.ts';

type Entry = readonly [left: string, right: string];

/** Lines longer than this are hard to read, however wide the terminal is. */
const widest = 120;
const narrowest = 40;

function lineWidth(): number {
  return Math.max(narrowest, Math.min(widest, columnsOf(process.stdout) ?? 80));
}

/** What the program is, its commands, and what holds for all of them. */
export function overview(commands: readonly Command[], general: FlagGroup): string {
  const width = lineWidth();
  return sections([
    ...wrapped(
      say(
        'scp-backup: the backup service of the Samsung Cloud Platform v2 on the command line. Unofficial.',
        'scp-backup: Samsung Cloud Platform v2 백업 서비스의 명령줄 도구. 비공식 프로젝트입니다.',
      ),
      width,
    ),
    '',
    ...titled(say('Commands', '명령'), entries(commands.map(commandEntry), width)),
    ...titled(textOf(general.title), flagLines(general, width)),
    ...titled(say('Keys and region', '인증키와 리전'), indented(credentialsText(), width)),
    ...titled(say('Exit codes', '종료 코드'), entries(exitCodes(), width)),
    ...titled(say('More', '자세한 도움말'), [
      '  scp-backup help <command>',
      '  scp-backup help restore-histories list',
    ]),
  ]);
}

/** The commands that begin with the same words. */
export function groupHelp(words: string, commands: readonly Command[]): string {
  const width = lineWidth();
  return sections([
    ...titled(`scp-backup ${words}`, entries(commands.map(commandEntry), width)),
    ...titled(say('Exit codes', '종료 코드'), entries(exitCodes(), width)),
    ...titled(say('More', '자세한 도움말'), [`  scp-backup help ${commands[0]?.words.join(' ') ?? ''}`]),
  ]);
}

export function commandHelp(command: Command): string {
  const width = lineWidth();
  const { summary, groups, notes, examples = [] } = command;
  return sections([
    ...wrapped(textOf(summary), width),
    '',
    ...titled(say('Usage', '사용법'), [`  ${usageOf(command)}`]),
    ...groups.flatMap((group) => titled(textOf(group.title), flagLines(group, width))),
    ...(notes ? titled(say('Notes', '참고'), noteLines(notes, width)) : []),
    ...(examples.length > 0
      ? titled(
          say('Examples', '예'),
          examples.map((one) => `  scp-backup ${one}`),
        )
      : []),
  ]);
}

function sections(lines: readonly string[]): string {
  return `${lines.join('\n').trimEnd()}\n`;
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}

function commandEntry({ words, arguments: names = [], summary }: Command): Entry {
  return [[...words, ...names].join(' '), textOf(summary)];
}

function flagLines({ flags }: FlagGroup, width: number): readonly string[] {
  return entries(
    Object.entries(flags).map(([name, flag]) => [flagUsage(name, flag), flagText(flag)] as const),
    width,
  );
}

function flagUsage(name: string, { type, short, value = 'value' }: Flag): string {
  return `${short ? `-${short}, ` : '    '}--${name}${type === 'string' ? ` <${value}>` : ''}`;
}

function flagText({ text, choices, required, default: otherwise }: Flag): string {
  const notes = [
    ...(required ? [say('required', '필수')] : []),
    ...(choices ? [choices.join(' | ')] : []),
    ...(otherwise === undefined ? [] : [`${say('default', '기본값')} ${defaultText(otherwise)}`]),
  ];
  return [plain(textOf(text)), ...(notes.length > 0 ? [`(${notes.join('; ')})`] : [])].join(' ');
}

function defaultText(otherwise: Text | string): string {
  return typeof otherwise === 'string' ? otherwise : textOf(otherwise);
}

/** The texts of the document are Markdown. */
function plain(text: string): string {
  return text.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim();
}

/** Two columns; the text begins on a line of its own where the left one is too wide for the terminal. */
function entries(all: readonly Entry[], width: number): readonly string[] {
  const left = Math.min(Math.max(0, ...all.map(([left]) => columnsIn(left))), Math.max(20, Math.floor(width * 0.42)));
  const indent = ' '.repeat(left + 4);
  return all.flatMap(([name, text]) => {
    const lines = wrapped(text, Math.max(20, width - indent.length));
    const isBeside = columnsIn(name) <= left;
    const [first = '', ...others] = isBeside ? lines : ['', ...lines];
    return [`  ${padded(name, left)}  ${first}`.trimEnd(), ...others.map((line) => `${indent}${line}`)];
  });
}

function indented(text: string, width: number): readonly string[] {
  return wrapped(text, width - 2).map((line) => `  ${line}`);
}

function noteLines(notes: Text, width: number): readonly string[] {
  return textOf(notes)
    .split('\n')
    .flatMap((line) => indented(line, width));
}

function credentialsText(): string {
  return say(
    'From flags, then SCP_ACCESS_KEY, SCP_SECRET_KEY, SCP_REGION, SCP_ENV (or SCP_BASE_URL), then SCP_TF_*, ~/.scpconf and ~/.scp/cli-config.json. Other users of this machine can see flags, but not the environment.',
    '플래그, SCP_ACCESS_KEY, SCP_SECRET_KEY, SCP_REGION, SCP_ENV(또는 SCP_BASE_URL), SCP_TF_*, ~/.scpconf, ~/.scp/cli-config.json 순서로 찾습니다. 같은 컴퓨터의 다른 사용자가 플래그는 볼 수 있지만 환경 변수는 볼 수 없습니다.',
  );
}

function exitCodes(): readonly Entry[] {
  const isKorean = language() === 'ko';
  const all: readonly (readonly [code: string, en: string, ko: string])[] = [
    ['0', 'done', '완료'],
    ['1', 'rejected by the service, or checks failed', '서비스가 요청을 거부했거나 검사가 실패함'],
    ['2', 'wrong arguments or settings', '잘못된 인자나 설정'],
    ['3', 'the service could not be reached', '서비스에 연결할 수 없음'],
    [
      '4',
      'incomplete: the output lacks rows, or the command ended before its work was done',
      '불완전함: 출력에 빠진 행이 있거나, 작업이 끝나기 전에 종료됨',
    ],
    ['5', 'the output could not be written', '출력을 쓸 수 없음'],
    [
      '130, 141, 143',
      'ended by Ctrl-C, by a reader that left (head), by SIGTERM',
      'Ctrl-C로 종료, 출력을 읽던 쪽이 먼저 끝남(head), SIGTERM으로 종료',
    ],
  ];
  return all.map(([code, en, ko]) => [code, isKorean ? ko : en]);
}
