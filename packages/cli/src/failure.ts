import { isBackupError } from '@scp-backup/client';
import { SettingsError } from '@scp-backup/signing/node';
import { exitCode } from './exit.ts';

/** Tells an error on stderr, without a stack, and gives its exit code. */
export function failureExit(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`scp-backup: ${message}\n`);
  if (error instanceof SettingsError) return exitCode.usage;
  if (!isBackupError(error)) return exitCode.refused;
  if (error.requestIds.length > 0) process.stderr.write(`request id: ${error.requestIds.join(', ')}\n`);
  switch (error.code) {
    case 'invalidArgument':
      return exitCode.usage;
    case 'network':
    case 'timeout':
      return exitCode.unreachable;
    default:
      return exitCode.refused;
  }
}
