import { isObject, parseJson } from '../errors/from-response.ts';
import { readText } from '../fetch/body.ts';
import type { Pace } from '../fetch/pace.ts';
import { race } from '../fetch/race.ts';

/** The versions that the service offers, such as `v1.4 CURRENT`; undefined where it does not list them. */
export type AskVersions = (signal: AbortSignal | undefined) => Promise<readonly string[] | undefined>;

const longestList = 65_536;
const mostVersions = 20;
const patience = 5000;

/**
 * Asks for `GET /`, which needs no signature, at most once with success. The call has failed already, so a list that does
 * not arrive within 5 seconds, or cannot be read, is not waited for.
 */
export function versionsOf(
  baseUrl: string,
  pace: Pace,
  fetch = (request: Request): Promise<Response> => globalThis.fetch(request),
): AskVersions {
  let known: readonly string[] | undefined;
  const ask = async (signal: AbortSignal): Promise<readonly string[] | undefined> => {
    await pace(signal);
    const response = await fetch(new Request(`${baseUrl}/`, { signal, redirect: 'manual' }));
    const body = parseJson(await readText(response, longestList, signal));
    if (!isObject(body) || !Array.isArray(body.versions)) return undefined;
    return body.versions
      .filter(isObject)
      .slice(0, mostVersions)
      .map(({ id, status }) => `${id} ${status}`);
  };
  return async (signal) => {
    known ??= await race(ask, { signal, milliseconds: patience, onTimeout: () => undefined }).catch(() => undefined);
    return known;
  };
}
