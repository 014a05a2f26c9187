import type { MockOptions } from '@scp-backup/mock';
import { exitCode, UsageError } from '../exit.ts';
import { type FlagShape, readFlags } from '../flags.ts';

const usage = 'scp-backup mock [flags]';

const help = `A mock of the service on this machine: it checks signatures, filters, sorts and pages.

${usage}

  -p, --port <port>            0 takes a free one (default 4010)
  --host <address>             (default 127.0.0.1)
  --engine <prism|handler>     prism validates by the document itself; handler starts at once and is the fastest
                               (default prism)
  --data <file.json|.ndjson>   the rows to answer with (default the documented example)
  --rows <number>              makes so many rows instead, over all backups
  --seed <number>              the same seed makes the same rows (default 1)
  --backups <number>           how many backups share the rows that are made (default 1)
  --fidelity <documented|observed>
                               observed has the quirks of the live service (default documented)
  --api-version <1.1,1.2>      the versions that are offered (default 1.1)
  --tolerance <seconds>        how far a timestamp may be from the clock (default 900)
  --access-key, --secret-key   the key pair that is accepted (default a pair for demonstrations)

Tests control it by HTTP on this machine: /__mock/ requests, rows, faults, clock, reset.
`;

const flags: Readonly<Record<string, FlagShape>> = {
  port: { type: 'string', short: 'p' },
  host: { type: 'string' },
  engine: { type: 'string' },
  data: { type: 'string' },
  rows: { type: 'string' },
  seed: { type: 'string' },
  backups: { type: 'string' },
  fidelity: { type: 'string' },
  tolerance: { type: 'string' },
  'api-version': { type: 'string' },
  'access-key': { type: 'string' },
  'secret-key': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
};

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Starts the mock and prints where it is and with which keys, until it is interrupted. */
export async function mock(args: readonly string[]): Promise<number> {
  const { values, positionals } = readFlags(args, flags);
  if (values.help) {
    process.stdout.write(help);
    return exitCode.done;
  }
  if (positionals.length > 0) throw new UsageError(`usage: ${usage}`);
  const options = readOptions(values);
  const { readDataFile, startMock } = await import('@scp-backup/mock');
  const running = await Promise.resolve()
    .then(async () => startMock(values.data ? { ...options, data: await readDataFile(String(values.data)) } : options))
    .catch((error: Error & { code?: string }) => {
      if (error.code === 'EADDRINUSE') {
        throw new UsageError(`port ${options.port} is taken; choose another one with --port`);
      }
      if (error.code?.startsWith('ERR_INVALID')) throw new UsageError(error.message);
      throw error;
    });
  const { accessKey, secretKey } = running.credentials;
  process.stdout.write(`mock listening on ${running.url}\nSCP_ACCESS_KEY=${accessKey}\nSCP_SECRET_KEY=${secretKey}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
  });
  await running.close();
  return exitCode.done;
}

function readOptions(values: Values): MockOptions {
  const { host = '127.0.0.1', engine, fidelity, 'access-key': accessKey, 'secret-key': secretKey } = values;
  if (values.data !== undefined && values.rows !== undefined) throw new UsageError('give --data or --rows, not both');
  if ((accessKey === undefined) !== (secretKey === undefined)) {
    throw new UsageError('--access-key and --secret-key go together');
  }
  const makes = ['rows', 'seed', 'backups'].some((name) => values[name] !== undefined) && values.data === undefined;
  return {
    port: number(values, 'port', 4010, 65535),
    host: String(host),
    toleranceMs: number(values, 'tolerance', 900) * 1000,
    engine: choice(engine, 'engine', ['prism', 'handler']) ?? 'prism',
    fidelity: choice(fidelity, 'fidelity', ['documented', 'observed']) ?? 'documented',
    ...(values['api-version'] !== undefined && { apiVersions: String(values['api-version']).split(',') }),
    ...(accessKey !== undefined && { credentials: { accessKey: String(accessKey), secretKey: String(secretKey) } }),
    ...(makes && {
      generate: {
        rows: number(values, 'rows', 1000),
        seed: number(values, 'seed', 1),
        parents: number(values, 'backups', 1),
      },
    }),
  };
}

function number(values: Values, name: string, otherwise: number, most: number = Number.MAX_SAFE_INTEGER): number {
  const given = values[name];
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (/^\d+$/.test(String(given)) && value <= most) return value;
  const bound = most === Number.MAX_SAFE_INTEGER ? 'a whole number of 0 or more' : `from 0 to ${most}`;
  throw new UsageError(`--${name} must be ${bound}, not ${given}`);
}

function choice<Word extends string>(given: unknown, name: string, words: readonly Word[]): Word | undefined {
  if (given === undefined) return undefined;
  const found = words.find((word) => word === given);
  if (!found) throw new UsageError(`--${name} must be ${words.join(' or ')}, not ${given}`);
  return found;
}
