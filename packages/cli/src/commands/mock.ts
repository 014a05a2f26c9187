import type { MockOptions } from '@scp-backup/mock';
import type { ReadFlags } from '../command-line/command.ts';
import { exitCode, UsageError } from '../exit.ts';
import { say } from '../language.ts';

type Values = ReadFlags['values'];

/** Starts the mock and prints where it is and with which keys, until it is interrupted. */
export async function mock({ values }: ReadFlags): Promise<number> {
  const options = readOptions(values);
  const { readDataFile, startMock } = await import('@scp-backup/mock');
  const running = await Promise.resolve()
    .then(async () => startMock(values.data ? { ...options, data: await readDataFile(String(values.data)) } : options))
    .catch((error: Error & { code?: string }) => {
      if (error.code === 'EADDRINUSE') {
        const { port } = options;
        throw new UsageError(
          say(
            `port ${port} is taken; choose another one with --port`,
            `${port} 포트는 사용 중입니다. --port로 다른 포트를 지정하세요.`,
          ),
        );
      }
      if (/^ERR_(INVALID|PRISM)_/.test(error.code ?? '')) throw new UsageError(error.message);
      throw error;
    });
  const { accessKey, secretKey } = running.credentials;
  const keys = `SCP_ACCESS_KEY=${accessKey}\nSCP_SECRET_KEY=${secretKey}\n`;
  process.stdout.write(`mock listening on ${running.url}\n${keys}engine: ${running.engine}\n`);
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
  const isGenerated = data === undefined && [rows, values.seed, values.backups].some((one) => one !== undefined);
  const generate = { rows: number(rows, 1000), seed: number(values.seed, 1), parents: number(values.backups, 1) };
  return {
    port: number(values.port, 4010),
    host: String(host),
    toleranceMs: number(values.tolerance, 900) * 1000,
    engine: engine as MockOptions['engine'],
    fidelity: fidelity === 'observed' ? 'observed' : 'documented',
    ...(values['api-version'] !== undefined && { apiVersions: String(values['api-version']).split(',') }),
    ...(accessKey !== undefined && { credentials: { accessKey: String(accessKey), secretKey: String(secretKey) } }),
    ...(isGenerated && { generate }),
  };
}

function number(value: Values[string], otherwise: number): number {
  return value === undefined ? otherwise : Number(value);
}
