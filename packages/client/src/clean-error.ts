import { SigningError } from '@scp-backup/signing';
import { isBackupError } from './errors.ts';
import { firstOf } from './failure.ts';

/** Causes of causes that are kept. */
const deepest = 4;

/**
 * What was thrown, without secrets: the parser of Node puts the bytes of an answer that it cannot read into its error,
 * and a function of the caller may tell what it was given. What can be told apart by, the message, the name and the
 * code, stays; all else is left out.
 */
export function cleanError(error: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (isBackupError(error) || error instanceof SigningError) return error;
  const clean = (text: unknown, length: number): string => firstOf(String(text), length, redact);
  try {
    if (typeof error !== 'object' || error === null) return clean(error, 1000);
    // Errors of another realm are no `Error` of this one.
    const isError = error instanceof Error || Object.prototype.toString.call(error) === '[object Error]';
    if (!isError) return clean(JSON.stringify(error), 1000);
    const { name, message, stack, cause, code } = error as Error & { readonly code?: unknown };
    const deeper = cause !== undefined && depth < deepest ? { cause: cleanError(cause, redact, depth + 1) } : {};
    const copy = new Error(clean(message, 1000), deeper);
    const more = { name: clean(name, 100), stack: clean(stack ?? message, 4000) };
    const known = typeof code === 'number' ? { code } : code !== undefined && { code: clean(code, 100) };
    for (const [key, value] of Object.entries({ ...more, ...known }))
      Object.defineProperty(copy, key, { value, configurable: true, writable: true });
    return copy;
  } catch {
    return new Error('an error that cannot be read');
  }
}
