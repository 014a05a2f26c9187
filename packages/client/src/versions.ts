import type { Bucket } from './fetch/pace.ts';
import { within } from './fetch/within.ts';
import type { BackupClientOptions } from './options.ts';

/** Asks for the versions that the service offers. */
export type AskVersions = (signal: AbortSignal | undefined) => Promise<readonly string[] | undefined>;

/**
 * The versions that `GET /` lists, which needs no signature; asked for once. Undefined when it does not answer within 5
 * seconds, and when there is no token for it: to be told them is not worth a wait.
 */
export function versionsOf(
  fetch: BackupClientOptions['fetch'],
  baseUrl: string,
  bucket: Bucket | undefined,
): AskVersions {
  const send = fetch ?? ((request: Request) => globalThis.fetch(request));
  const ask = async (signal: AbortSignal): Promise<readonly string[]> => {
    await bucket?.take(signal);
    const response = await send(new Request(`${baseUrl}/`, { signal, redirect: 'manual' }));
    const { versions } = (await response.json()) as { versions: { id: string; status: string }[] };
    return versions.map(({ id, status }) => `${id} ${status}`).slice(0, mostVersions);
  };
  let known: readonly string[] | undefined;
  return async (signal) => {
    if (!known && bucket && bucket.wait() > 0) return undefined;
    try {
      known ??= await within(signal, 5000, () => 'late', ask);
    } catch {
      // The service has refused already, which is what is told.
    }
    return known;
  };
}

const mostVersions = 20;
