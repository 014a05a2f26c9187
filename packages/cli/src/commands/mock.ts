import { exitCode, UsageError } from '../exit.ts';
import { readFlags } from '../flags.ts';

const usage = 'scp-backup mock [--port 4010] [--host 127.0.0.1]';

/** Starts the mock and prints where it is and with which keys, until it is interrupted. */
export async function mock(args: readonly string[]): Promise<number> {
  const { values, positionals } = readFlags(args, {
    port: { type: 'string', short: 'p' },
    host: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return exitCode.done;
  }
  const port = Number(values.port ?? 4010);
  if (positionals.length > 0) throw new UsageError(`usage: ${usage}`);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError('--port must be from 0 to 65535');
  const { startMock } = await import('@scp-backup/mock');
  const running = await startMock({ port, host: String(values.host ?? '127.0.0.1') }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new UsageError(`port ${port} is taken; choose another one with --port`);
  });
  const { accessKey, secretKey } = running.credentials;
  process.stdout.write(`mock listening on ${running.url}\nSCP_ACCESS_KEY=${accessKey}\nSCP_SECRET_KEY=${secretKey}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
  });
  await running.close();
  return exitCode.done;
}
