import { type Clock, type ClockOptions, createClock } from './clock.ts';
import { type CredentialsSource, credentialsProvider } from './credentials.ts';
import { signedHeaders } from './sign.ts';
import { checkKnownHost, checkOrigin, wireUrl } from './sign-request.ts';

export type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;

export interface SigningFetchOptions {
  readonly credentials: CredentialsSource;
  /** The only origin that is signed for. @default the service's own hosts and this machine */
  readonly origin?: string;
  /** What sends the request. @default the `globalThis.fetch` of the moment */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** More headers for each attempt, such as those of a session token, whose names are not known. They are not signed. */
  readonly headers?: () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** The clock to sign with, to share one between several; or `false` to take this machine's time as it is. */
  readonly clock?: Clock | ClockOptions | false;
}

/**
 * A `fetch` that signs. Each call is one attempt with a timestamp of its own; redirects are not followed but returned.
 * A 401 that comes with a `Date` far from the time that was signed is signed again once with the corrected time.
 *
 * @throws {SigningError} `ERR_FOREIGN_ORIGIN`, `ERR_INVALID_CREDENTIALS`; nothing was sent then
 */
export function createSigningFetch(options: SigningFetchOptions): Fetch {
  const { origin, fetch: send = (request: Request) => globalThis.fetch(request), headers } = options;
  const provide = credentialsProvider(options.credentials);
  const clock = clockOf(options.clock);
  const own = origin === undefined ? undefined : new URL(origin).origin;

  async function attempt(request: Request, timestamp: number): Promise<Response> {
    const url = wireUrl(request.url);
    const signed = url === request.url ? request : new Request(url, request);
    for (const [name, value] of Object.entries((await headers?.()) ?? {})) signed.headers.set(name, value);
    const signature = await signedHeaders({ method: request.method, url, timestamp, credentials: await provide() });
    for (const name in signature) signed.headers.set(name, signature[name] as string);
    return send(signed);
  }

  return async (input, init) => {
    const request = new Request(input, { ...init, redirect: 'manual' });
    if (own === undefined) checkKnownHost(request.url);
    else checkOrigin(request.url, own);
    if (!clock) return attempt(request, Date.now());
    // A request without a body can be sent twice; the signature headers are set anew.
    const again = request.body ? request.clone() : request;
    const used = clock.offset;
    const response = await attempt(request, clock.now());
    if (response.status !== 401 || !clock.correct(response.headers.get('date'), used)) return response;
    await response.body?.cancel();
    const corrected = clock.offset;
    const second = await attempt(again, clock.now());
    if (second.status === 401) clock.restore(used, corrected);
    return second;
  };
}

function clockOf(clock: SigningFetchOptions['clock']): Clock | undefined {
  if (clock === false) return undefined;
  return clock && 'correct' in clock ? clock : createClock(clock);
}
