import { type Clock, type ClockOptions, createClock } from './clock.ts';
import { type CredentialsSource, credentialsProvider } from './credentials.ts';
import { signedHeaders } from './sign.ts';
import { checkKnownHost, checkOrigin, headersOf, wireUrl } from './sign-request.ts';

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

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
  /** Awaited before a request is sent a second time because the clock was corrected, with what the call was given. */
  readonly onResend?: (init: RequestInit | undefined) => void | Promise<void>;
}

/**
 * A `fetch` that signs. Each call is one attempt with a timestamp of its own; redirects are not followed but returned.
 * A 401 that comes with a `Date` far from the time that was signed is signed again once with the corrected time.
 *
 * @throws {SigningError} `ERR_FOREIGN_ORIGIN`, `ERR_INVALID_CREDENTIALS`, `ERR_INVALID_HEADERS`, `ERR_INVALID_TIMESTAMP`; nothing
 * was sent then
 */
export function createSigningFetch(options: SigningFetchOptions): Fetch {
  const { origin, headers } = options;
  const provide = credentialsProvider(options.credentials);
  const clock = clockOf(options.clock);
  const own = origin === undefined ? undefined : new URL(origin).origin;
  /** The offset of the last attempt that succeeded. */
  let proven = clock?.offset ?? 0;

  /** Signs at the last moment: credentials and headers may take their time. */
  async function attempt({ method, url, given, signal, send }: Unsigned): Promise<Attempt> {
    const more = headers && headersOf(await headers());
    const credentials = await provide(signal);
    const offset = clock?.offset ?? 0;
    const timestamp = clock?.now() ?? Date.now();
    const signature = await signedHeaders({ method, url, timestamp, credentials });
    return { response: await send(allHeaders(given, more, signature)), offset };
  }

  return async (input, init) => {
    const request = unsigned(input, init, options.fetch);
    if (own === undefined) checkKnownHost(request.url);
    else checkOrigin(request.url, own);
    const { response, offset } = await attempt(request);
    if (response.ok) proven = offset;
    if (response.status !== 401 || !clock?.correct(response.headers.get('date'), offset)) return response;
    const corrected = clock.offset;
    // Nobody waits for the end of an answer that is not wanted.
    response.body?.cancel().catch(() => {});
    await options.onResend?.(init);
    const second = await attempt(request);
    if (second.response.ok) proven = second.offset;
    else clock.restore(proven, corrected);
    return second.response;
  };
}

interface Attempt {
  readonly response: Response;
  /** How far the clock was corrected when it was signed. */
  readonly offset: number;
}

/** A request that gets its signature with each attempt. */
interface Unsigned {
  readonly method: string;
  /** As it goes over the wire. */
  readonly url: string;
  readonly given: HeadersInit | undefined;
  readonly signal: AbortSignal | null | undefined;
  readonly send: (headers: HeadersInit) => Promise<Response>;
}

/** Making a `Request` costs much of a call's time, so none is made for a GET of an absolute address. */
function unsigned(
  input: string | URL | Request,
  init: RequestInit | undefined,
  fetch: SigningFetchOptions['fetch'],
): Unsigned {
  const { method = 'GET', body } = init ?? {};
  if (!fetch && typeof input === 'string' && /^https?:/.test(input) && method === 'GET' && !body) {
    const url = wireUrl(new URL(input).href);
    const send = (headers: HeadersInit) => globalThis.fetch(url, { ...init, headers, redirect: 'manual' });
    return { method, url, given: init?.headers, signal: init?.signal, send };
  }
  const request = new Request(input, { ...init, redirect: 'manual' });
  const url = wireUrl(request.url);
  const send = (headers: HeadersInit): Promise<Response> => {
    // A body can be sent once, and the request may have to be sent twice.
    const copy = request.body ? request.clone() : request;
    const signed = new Request(url === copy.url ? copy : new Request(url, copy), { headers });
    return fetch ? fetch(signed) : globalThis.fetch(signed);
  };
  return { method: request.method, url, given: request.headers, signal: request.signal, send };
}

const signatureName = /^scp-(accesskey|accountid|clienttype|signature|timestamp)$/i;

/**
 * All headers of an attempt; the signature has the last word. A plain object costs `fetch` less than `Headers` do, and
 * to add to the signature costs less than to make a third object.
 */
function allHeaders(
  given: HeadersInit | undefined,
  more: Headers | undefined,
  signature: Record<string, string>,
): HeadersInit {
  const isPlain = !more && (!given || Object.getPrototypeOf(given) === Object.prototype);
  if (isPlain && !Object.keys(given ?? {}).some((name) => signatureName.test(name))) {
    return Object.assign(signature, given);
  }
  const headers = headersOf(given);
  for (const [name, value] of [...(more ?? []), ...Object.entries(signature)]) headers.set(name, value);
  return headers;
}

function clockOf(clock: SigningFetchOptions['clock']): Clock | undefined {
  if (clock === false) return undefined;
  return clock && 'correct' in clock ? clock : createClock(clock);
}
