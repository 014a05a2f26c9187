import { createBackupClient, isBackupError } from '@scp-backup/client';
import { apiVersionNumber, readPage, service } from '@scp-backup/openapi';
import type { Settings } from '@scp-backup/signing/node';
import { addressOf, noSuchPlace } from '../address.ts';
import type { ReadFlags } from '../command-line/command.ts';
import { columnsIn, padded } from '../command-line/lines.ts';
import { exitCode } from '../exit.ts';
import { innermost } from '../failure.ts';
import { failureTexts } from '../failure-texts.ts';
import { say, textOf } from '../language.ts';
import { networkSettings, type SendRequest, sendBy } from '../network.ts';
import { allOperations, mainItem } from '../operations.ts';
import { escapeControls } from '../output/escape.ts';
import { write } from '../output/output.ts';
import { apiVersionOf, clientOptions, settingsOf } from '../settings.ts';

/** One line of the examination. */
interface Finding {
  readonly what: string;
  readonly text: string;
  /** The exit code of a problem; absent where all is well. `done` is something to look at that stops nothing. */
  readonly code?: number;
}

/** Milliseconds that an answer is waited for. */
const patience = 10_000;

/** A clock that is further off is worth a word; the client corrects it. */
const worthSaying = 30_000;

/** Looks at everything that a call needs, each on a line with a verdict; the code is that of the first problem. */
export async function doctor({ values }: ReadFlags): Promise<number> {
  const settings = settingsOf(values);
  const baseUrl = addressOf(settings);
  const findings = [keys(settings), address(settings, baseUrl), ...network()];
  if (baseUrl !== undefined) {
    const send = (await sendBy(networkSettings(process.env))) ?? ((request: Request) => globalThis.fetch(request));
    findings.push(...(await serviceFindings(baseUrl, send, values)));
    const isReached = findings.every(({ code }) => code !== exitCode.unreachable);
    if (isReached && settings.credentials) findings.push(...(await signature(values)));
  }
  await write(findings.map(lineOf).join(''));
  return findings.find(({ code }) => code)?.code ?? exitCode.done;
}

function lineOf({ what, text, code }: Finding): string {
  const verdicts = [say('ok', '정상'), say('note', '주의'), say('problem', '문제')];
  const verdict = verdicts[code === undefined ? 0 : code === exitCode.done ? 1 : 2] ?? '';
  const width = Math.max(...verdicts.map(columnsIn));
  return `${padded(verdict, width)}  ${padded(what, 12)}  ${escapeControls(text)}\n`;
}

function keys({ credentials, credentialsSource = '' }: Settings): Finding {
  const what = say('keys', '인증키');
  if (!credentials) {
    const text = say(
      'none: set SCP_ACCESS_KEY and SCP_SECRET_KEY',
      '없음: SCP_ACCESS_KEY와 SCP_SECRET_KEY를 설정하세요',
    );
    return { what, text, code: exitCode.usage };
  }
  const shown = `${credentials.accessKey.slice(0, 4)}…`;
  const source = credentialsSource === 'explicit settings' ? '--access-key, --secret-key' : credentialsSource;
  return { what, text: say(`${shown} from ${source}`, `${shown} (${source})`) };
}

function address({ region, environment }: Settings, baseUrl: string | undefined): Finding {
  const what = say('address', '주소');
  if (baseUrl !== undefined) {
    const place = region ? ` (${say('region', '리전')} ${region}, ${say('environment', '환경')} ${environment})` : '';
    return { what, text: `${baseUrl}${place}` };
  }
  return { what, text: noSuchPlace({ region, environment }), code: exitCode.usage };
}

/** The way to the service, as the environment says. Addresses of proxies may hold a password. */
function network(): readonly Finding[] {
  const { httpProxy, httpsProxy, noProxy, certificates, extraCertificates } = networkSettings(process.env);
  const proxies = Object.entries({ HTTPS_PROXY: httpsProxy, HTTP_PROXY: httpProxy }).flatMap(([name, url]) =>
    url === undefined ? [] : [`${name} ${new URL(url).host}`],
  );
  const except = proxies.length > 0 && noProxy ? [`NO_PROXY ${noProxy}`] : [];
  const files = Object.entries({ SSL_CERT_FILE: certificates, NODE_EXTRA_CA_CERTS: extraCertificates }).flatMap(
    ([name, file]) => (file === undefined ? [] : [`${name} ${file}`]),
  );
  return [
    { what: say('proxy', '프록시'), text: [...proxies, ...except].join(', ') || say('none', '없음') },
    { what: say('authorities', '인증 기관'), text: files.join(', ') || say('those of Node', 'Node 기본값') },
  ];
}

/** What `GET /` tells, which needs no keys. */
async function serviceFindings(
  baseUrl: string,
  send: SendRequest,
  values: ReadFlags['values'],
): Promise<readonly Finding[]> {
  const reach = say('reachable', '연결');
  const cancel = new AbortController();
  const timer = setTimeout(() => cancel.abort(), patience);
  const started = Date.now();
  try {
    const response = await send(new Request(`${baseUrl}/`, { redirect: 'manual', signal: cancel.signal }));
    const text = await response.text();
    const ended = Date.now();
    const clock = clockFinding(response.headers.get('date'), (started + ended) / 2);
    const reached = { what: reach, text: `${response.status}, ${ended - started} ms` };
    return [reached, ...clock, versions(text, apiVersionOf(values))];
  } catch (error) {
    const late = say(`no response within ${patience / 1000} s`, `${patience / 1000}초 안에 응답이 없음`);
    const text = cancel.signal.aborted ? late : (innermost(error) ?? String((error as Error).message));
    return [{ what: reach, text, code: exitCode.unreachable }];
  } finally {
    clearTimeout(timer);
  }
}

function clockFinding(date: string | null, here: number): readonly Finding[] {
  const there = Date.parse(date ?? '');
  if (Number.isNaN(there)) return [];
  const seconds = Math.round((here - there) / 1000);
  const size = Math.abs(seconds);
  const text =
    size < 2
      ? say('as the service’s', '서비스와 같음')
      : say(
          `${size} s ${seconds > 0 ? 'ahead of' : 'behind'} the service`,
          `서비스보다 ${size}초 ${seconds > 0 ? '빠름' : '느림'}`,
        );
  return [{ what: say('clock', '시계'), text, ...(size * 1000 > worthSaying && { code: exitCode.done }) }];
}

function versions(text: string, named: string | undefined): Finding {
  const what = say('versions', 'API 버전');
  const offered = offeredIn(text);
  const used = apiVersionNumber(named ?? service.apiVersion);
  const list = offered.join(', ');
  if (offered.length === 0) {
    return { what, text: say('the service lists none', '서비스가 버전을 알려 주지 않음'), code: exitCode.done };
  }
  if (offered.some((one) => apiVersionNumber(one.split(' ')[0] ?? '') === used)) {
    return { what, text: `${list}; ${say(`${used} is used`, `${used} 사용`)}` };
  }
  const absent = say(`${used} is not among them`, `${used} 없음`);
  return { what, text: `${list}; ${absent}`, code: named === undefined ? exitCode.done : exitCode.rejected };
}

function offeredIn(text: string): readonly string[] {
  try {
    const { versions } = JSON.parse(text) as { versions: readonly { id: string; status: string }[] };
    return versions.slice(0, 20).map(({ id, status }) => `${id} ${status}`);
  } catch {
    return [];
  }
}

/** Whether the keys are accepted: the list of ids that other calls need is called for one row. */
async function signature(values: ReadFlags['values']): Promise<readonly Finding[]> {
  const operation = allOperations.find(({ id }) => id === mainItem?.list);
  if (!operation?.list?.size) return [];
  const what = say('signature', '서명');
  const client = createBackupClient({ ...(await clientOptions(values)), retry: false, timeout: patience });
  const methods = client as unknown as Readonly<Record<string, (input: object) => Promise<unknown>>>;
  try {
    const body = await methods[operation.id]?.({ [operation.list.size.parameter]: 1 });
    const count = readPage(operation.list, body)?.count;
    const rows = count === undefined ? '' : `; ${operation.command[0]}: ${count}`;
    return [{ what, text: `${say('accepted', '유효함')}${rows}` }];
  } catch (error) {
    if (!isBackupError(error)) throw error;
    const text = [textOf(failureTexts[error.code].what), ...error.texts].join(': ');
    // Whoever may not list backups has keys that are accepted.
    return [{ what, text, code: error.code === 'forbidden' ? exitCode.done : exitCode.rejected }];
  }
}
