import { redactHeaders } from '@scp-backup/signing';
import { BackupError } from '../errors.ts';
import type { MoreHeaders } from '../options.ts';
import type { Secrets } from '../secrets.ts';

/** Headers that the runtime sets by itself, or refuses. */
const reserved =
  /^(connection|content-length|expect|host|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade)$/i;

/**
 * Checks the caller's headers. What cannot be sent is no failure of the network, and no other attempt would send it.
 *
 * @throws {BackupError} `invalidArgument`, which repeats no value
 */
export function checkHeaders(given: MoreHeaders): Headers {
  const headers = headersOf(given);
  for (const name of headers.keys()) {
    if (reserved.test(name)) throw refused(`headers must not set ${name}, which the runtime does`);
  }
  return headers;
}

/** Remembers the values of all headers but those that are known to be harmless. They may be those of a session. */
export function rememberHeaders(headers: Headers, secrets: Secrets): void {
  const shown = redactHeaders(headers);
  for (const [name, value] of headers) if (shown[name] !== value) secrets.addHeader(value);
}

function headersOf(given: MoreHeaders): Headers {
  try {
    const pairs = Symbol.iterator in Object(given) ? [...(given as Headers)] : Object.entries(given ?? {});
    if (pairs.flat().every((text) => typeof text === 'string')) return new Headers(pairs);
  } catch {
    // The cause would repeat the value.
  }
  throw refused('headers must be names and values that can stand in a request');
}

function refused(message: string): BackupError {
  return new BackupError('invalidArgument', message, { parameter: 'headers' });
}
