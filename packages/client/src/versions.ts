import { within } from './fetch/within.ts';

/** The versions that `GET /` lists, which needs no signature. Undefined when it does not answer within 5 seconds. */
export async function offeredVersions(
  fetch: (request: Request) => Promise<Response> = (request) => globalThis.fetch(request),
  baseUrl: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | undefined> {
  try {
    return await within(
      signal,
      5000,
      () => 'late',
      async (signal) => {
        const response = await fetch(new Request(`${baseUrl}/`, { signal, redirect: 'manual' }));
        const { versions } = (await response.json()) as { versions: { id: string; status: string }[] };
        return versions.map(({ id, status }) => `${id} ${status}`);
      },
    );
  } catch {
    return undefined;
  }
}
