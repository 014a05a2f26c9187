import { exitCode, UsageError } from './exit.ts';

/** Runs one command. Each command is loaded when it is called for, so that the quick ones stay quick. */
export async function run(args: readonly string[]): Promise<number> {
  // `| head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    return await dispatch(args);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      const { failureExit } = await import('./failure.ts');
      return failureExit(error);
    }
    process.stderr.write(`scp-backup: ${error.message}\n`);
    return exitCode.usage;
  }
}

async function dispatch(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  switch (first) {
    case '--version':
    case '-v':
      return (await import('./commands/version.ts')).version();
    case undefined:
    case '--help':
    case '-h':
    case 'help':
      return (await import('./commands/help.ts')).help(rest, first === undefined);
    case 'sign':
      return (await import('./commands/sign.ts')).sign(rest);
    case 'mock':
      return (await import('./commands/mock.ts')).mock(rest);
    case 'contract':
      return (await import('./commands/contract.ts')).contract(rest);
    default:
      return (await import('./commands/call.ts')).call(args);
  }
}
