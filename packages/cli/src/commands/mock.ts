import type { MockOptions, RunningMock, ScenarioName } from '@scp-backup/mock';
import type { ReadFlags } from '../command-line/command.ts';
import { exitCode, UsageError } from '../exit.ts';
import { say } from '../language.ts';
import { allOperations, mainItem } from '../operations.ts';
import { note } from '../output/notes.ts';
import { systemText } from '../system-text.ts';

type Values = ReadFlags['values'];

/** The flags of the mock's options that have other names. */
const flagsOf: Readonly<Record<string, string>> = {
  publicUrl: '--public-url',
  apiVersions: '--api-version',
  'generate.rows': '--rows',
  'generate.parents': '--backups',
};

/** A sentence that begins with an option of the mock, for a command line. */
function withFlag(message: string): string {
  return message.replace(/^[\w.]+/, (name) => flagsOf[name] ?? name);
}

/** More ids are left to the command that lists them. */
const printedIds = 100;

/** Says who else can call the mock, and by which address. */
function announce({ urls, credentials }: RunningMock, { publicUrl, credentials: own }: MockOptions): void {
  if (publicUrl !== undefined) process.stdout.write(`called as ${publicUrl}\n`);
  const [, ...others] = urls;
  const isOpen = others.length > 0 || !/^http:\/\/(127\.|localhost|\[::1\])/.test(urls[0] ?? '');
  if (others.length > 0) process.stdout.write(`also ${others.join(', ')}\n`);
  if (!isOpen) return;
  const keys = own
    ? ''
    : say(
        ` The keys (${credentials.accessKey}) are published with this program: use --access-key and --secret-key.`,
        ` 이 키(${credentials.accessKey})는 프로그램과 함께 공개되어 있습니다. --access-key와 --secret-key를 사용하세요.`,
      );
  process.stderr.write(
    `${say('Other machines can reach this mock.', '다른 컴퓨터에서 이 Mock 서버에 접근할 수 있습니다.')}${keys}\n`,
  );
}

/** The ids that the generated rows belong to, one a line. */
function parentIds(running: RunningMock): string {
  if (!mainItem) return '';
  const { list, field } = mainItem;
  const ids = running.rows(list).map((row) => String(row[field]));
  const command = allOperations.find(({ id }) => id === list)?.command.join(' ');
  return `${ids.length} ids, as scp-backup ${command} lists them:\n${ids.slice(0, printedIds).join('\n')}\n`;
}

/** Starts the mock and prints where it is and with which keys, until it is interrupted. */
export async function mock({ values }: ReadFlags): Promise<number> {
  const options = readOptions(values);
  const { readDataFile, startMock } = await import('@scp-backup/mock');
  const running = await Promise.resolve()
    .then(async () => startMock(values.data ? { ...options, data: await readDataFile(String(values.data)) } : options))
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || /^(listen|getaddrinfo)$/.test(error.syscall ?? '')) {
        throw new UsageError(`--host ${options.host}, --port ${options.port}: ${systemText(error)}`);
      }
      if (/^ERR_(INVALID|PRISM)_/.test(error.code ?? '')) {
        const message = withFlag(error.message);
        throw new UsageError(say(message, `사용할 수 없는 값입니다: ${message}`));
      }
      throw error;
    });
  const { accessKey, secretKey } = running.credentials;
  const keys = `SCP_ACCESS_KEY=${accessKey}\nSCP_SECRET_KEY=${secretKey}\n`;
  process.stdout.write(`mock listening on ${running.url}\n${keys}engine: ${running.engine}\n`);
  if (options.engine === undefined && running.engine === 'handler') {
    note(
      say(
        'Prism is not installed: npm install @stoplight/prism-http@5.12 adds the engine prism',
        'Prism이 설치되어 있지 않습니다. npm install @stoplight/prism-http@5.12로 prism 엔진을 추가할 수 있습니다.',
      ),
    );
  }
  announce(running, options);
  if (values.backups !== undefined) process.stdout.write(parentIds(running));
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
  });
  await running.close();
  return exitCode.done;
}

function readOptions(values: Values): MockOptions {
  const { host = '127.0.0.1', engine, fidelity, data, rows, 'access-key': accessKey, 'secret-key': secretKey } = values;
  if (data !== undefined && rows !== undefined) {
    throw new UsageError(say('give --data or --rows, not both', '--data와 --rows 중 하나만 쓸 수 있습니다.'));
  }
  if ((accessKey === undefined) !== (secretKey === undefined)) {
    throw new UsageError(
      say('--access-key and --secret-key go together', '--access-key와 --secret-key는 함께 써야 합니다.'),
    );
  }
  const { seed, backups, now } = values;
  const isGenerated = data === undefined && [rows, seed, backups, now].some((one) => one !== undefined);
  const end = now === undefined ? {} : { now: moment(String(now)) };
  const generate = {
    ...(rows !== undefined && { rows: Number(rows) }),
    ...(seed !== undefined && { seed: Number(seed) }),
    ...(backups !== undefined && { parents: Number(backups) }),
    ...end,
  };
  return {
    port: number(values.port, 4010),
    host: String(host),
    toleranceMs: number(values.tolerance, 900) * 1000,
    engine: engine as MockOptions['engine'],
    fidelity: fidelity === 'observed' ? 'observed' : 'documented',
    ...(values['api-version'] !== undefined && { apiVersions: String(values['api-version']).split(',') }),
    ...(accessKey !== undefined && { credentials: { accessKey: String(accessKey), secretKey: String(secretKey) } }),
    ...(values.scenario !== undefined && { scenario: values.scenario as ScenarioName }),
    ...(values['public-url'] !== undefined && { publicUrl: String(values['public-url']) }),
    ...(isGenerated && { generate }),
  };
}

function moment(text: string): number {
  const milliseconds = /^\d{4}-\d\d-\d\d(T.*(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (milliseconds >= 0) return milliseconds;
  throw new UsageError(
    say(
      `--now must be a date, or a time with a zone such as 2026-10-01T00:00:00Z, not ${text}`,
      `--now 값은 날짜이거나 2026-10-01T00:00:00Z처럼 시간대가 있는 시각이어야 합니다. 받은 값: ${text}`,
    ),
  );
}

function number(value: Values[string], otherwise: number): number {
  return value === undefined ? otherwise : Number(value);
}
