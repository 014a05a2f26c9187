import { BackupError } from '../errors/backup-error.ts';

/** Headers in every form that `fetch` takes. */
export type HeadersInput = Headers | Readonly<Record<string, string>> | readonly (readonly [string, string])[];

/** @throws {BackupError} `invalidArgument`; the error of the runtime would repeat the value */
export function checkHeaders(headers: HeadersInput): Headers {
  try {
    return new Headers(headers as HeadersInit);
  } catch {
    const message = 'headers must be names and values that can be sent';
    throw new BackupError('invalidArgument', message, { parameter: 'headers' });
  }
}
