import { isBackupError } from '@scp-backup/client';
import type { EvidenceError } from '@scp-backup/evidence';
import { SettingsError } from '@scp-backup/signing/node';
import { exitCode } from './exit.ts';

/** Writes an error to stderr, without a stack, and returns its exit code. */
export function failureExit(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`scp-backup: ${message}\n`);
  if (error instanceof SettingsError) return exitCode.usage;
  if (error instanceof Error && error.name === 'EvidenceError') return evidenceExit(error as EvidenceError);
  if (isUnwritable(error)) return exitCode.unwritable;
  if (!isBackupError(error)) return exitCode.rejected;
  if (error.requestIds.length > 0) process.stderr.write(`request id: ${error.requestIds.join(', ')}\n`);
  switch (error.code) {
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
