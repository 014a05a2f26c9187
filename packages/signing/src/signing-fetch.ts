import { type ClockOptions, correctedOffset } from './clock.ts';
import { type Credentials, type CredentialsSource, checkCredentials, credentialsOf } from './credentials.ts';
import { SigningError } from './errors.ts';
import { checkOrigin, onWire } from './request.ts';
import { signedHeaders } from './sign.ts';

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** What a caller may learn and decide about the attempts of one call. */
export interface SigningInit extends RequestInit {
  /**
   * Called before each attempt with all headers that are sent and the credentials that signed them, so that the caller
   * can keep exactly these values out of its texts.
   */
  readonly onSigned?: ((headers: Headers, credentials: Credentials) => void) | undefined;
  /** Awaited before a refused request is sent a second time, with the refusal, whose body is dropped. If it rejects, so does the call. */
  readonly beforeResend?: ((refusal: Response) => void | Promise<void>) | undefined;
}

/** A `fetch` that signs. */
export type SigningFetch = (input: string | URL | Request, init?: SigningInit) => Promise<Response>;

/** Headers in every form that `fetch` takes. */
type SentHeaders = RequestInit['headers'];

export interface SigningFetchOptions {
  readonly credentials: CredentialsSource;
  /** The only origin that is signed for. @default the hosts of the service, and this machine */
  readonly origin?: string | undefined;
  /** Sends a request. @default the `globalThis.fetch` at the time of the call */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** More headers for each attempt, such as those of a session token, whose names are not known. They are not signed. */
  readonly headers?: (() => SentHeaders | Promise<SentHeaders>) | undefined;
  /**
   * How a wrong clock is recognised. `false` signs this machine's time and sends every request once.
   * @default a threshold of 30 seconds
   */
  readonly clock?: ClockOptions | false | undefined;
}

/**
 * A `fetch` that signs each attempt with its own timestamp. Redirects are returned, not followed. A 401 is tried again
 * once if the `Date` of the response is far from the time that was signed: the clock is wrong, or the process stood still.
 * What was learnt about the clock is kept for later calls only after an attempt signed with it has succeeded.
 *
 * @throws {SigningError} `ERR_FOREIGN_ORIGIN`, `ERR_INVALID_CREDENTIALS`, `ERR_INVALID_HEADERS`, `ERR_INVALID_TIMESTAMP`;
 * nothing was sent
 */
export function createSigningFetch(options: SigningFetchOptions): SigningFetch {
  const { credentials: source, origin, headers: more, clock } = options;
  const { fetch = (request: Request): Promise<Response> => globalThis.fetch(request) } = options;
  const { now = Date.now, threshold = 30_000 } = clock || {};
  if (typeof source !== 'function') checkCredentials(source);
  /** Milliseconds from this machine's clock to the service's. */
  let offset = 0;

  async function attempt(request: Request, { signal, onSigned }: SigningInit, by: number): Promise<Attempt> {
    const { method, url } = request;
    const extra = sendable(await more?.());
    const credentials = await credentialsOf(source);
    // Last, because headers and credentials may take their time.
    const timestamp = Math.round(now() + by);
    const signature = await signedHeaders({ method, url, timestamp, credentials });
    // One request that has everything, since the `fetch` of happy-dom ignores what stands beside a request.
    const signed = new Request(request, { redirect: 'manual', ...(signal !== undefined && { signal }) });
    for (const [name, value] of [...extra, ...Object.entries(signature)]) signed.headers.set(name, value);
    onSigned?.(signed.headers, credentials);
    return { response: await fetch(signed), timestamp };
  }

  return async (input, init = {}) => {
    const request = onWire(requestOf(input, init));
    checkOrigin(request.url, origin);
    const { response, timestamp } = await attempt(copyOf(request), init, offset);
    if (response.status !== 401 || clock === false) return response;
    const date = response.headers.get('date');
    const corrected = correctedOffset({ signed: timestamp, date, now: now(), offset, threshold });
    if (corrected === undefined) return response;
    // Not awaited: nobody needs the rest of it.
    response.body?.cancel().catch(() => {});
    await init.beforeResend?.(response);
    const second = await attempt(request, init, corrected);
    if (second.response.ok) offset = corrected;
    return second.response;
  };
}

interface Attempt {
  readonly response: Response;
  /** What was signed. */
  readonly timestamp: number;
}

function requestOf(input: string | URL | Request, { onSigned, beforeResend, signal, ...init }: SigningInit): Request {
  if (input instanceof Request && Object.keys(init).length === 0) return input;
  return new Request(input, init.headers ? { ...init, headers: sendable(init.headers) } : init);
}

/** A body can be sent once, and the request may have to be sent twice. */
function copyOf(request: Request): Request {
  return /^(GET|HEAD)$/.test(request.method) ? request : request.clone();
}

/** @throws {SigningError} `ERR_INVALID_HEADERS`; the runtime's own error would repeat the value */
function sendable(headers: SentHeaders): Headers {
  try {
    return new Headers(headers);
  } catch {
    throw new SigningError('ERR_INVALID_HEADERS', 'headers must be names and values that can be sent');
  }
}
