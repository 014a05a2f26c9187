import { BackupError } from '../errors.ts';
import type { MoreHeaders } from '../options.ts';

/** Headers that the runtime sets by itself, or refuses. */
const reserved =
  /^(connection|content-length|expect|host|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade)$/i;

/** Shorter values of headers are no secrets, and are part of many words. */
const shortestSecret = 8;

/**
 * Checks the caller's headers. What cannot be sent is no failure of the network, and no other attempt would send it.
 *
 * @param remember is told the values, which may be those of a session
 * @throws {BackupError} `invalidArgument`, which repeats no value
 */
export function checkHeaders(given: MoreHeaders, remember: (secret: string) => void): Record<string, string> {
  const headers = headersOf(given);
  for (const [name, value] of headers) {
    if (reserved.test(name)) throw refused(`headers must not set ${name}, which the runtime does`);
    // A secret is often named by the word before it, as in `Bearer …`.
    for (const secret of [value, value.slice(value.indexOf(' ') + 1)]) {
      if (secret.length >= shortestSecret) remember(secret);
    }
  }
  return Object.fromEntries(headers);
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
