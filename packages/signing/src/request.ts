import { type CredentialsSource, credentialsOf } from './credentials.ts';
import { SigningError } from './errors.ts';
import { signedHeaders } from './sign.ts';

export interface SignOptions {
  readonly credentials: CredentialsSource;
  /** Milliseconds since 1970. @default now */
  readonly timestamp?: number | string | undefined;
  /** The only origin that is signed for. @default the hosts of the service, and this machine */
  readonly origin?: string | undefined;
}

/** A request before it is signed: a `Request`, or what another client has of it. */
export interface UnsignedRequest {
  /** Signed in upper case. @default 'GET' */
  readonly method?: string | undefined;
  /** Absolute. Signed as `wireUrl` writes it. (got declares that it may be undefined.) */
  readonly url: string | URL | undefined;
}

/**
 * The headers that sign a request, for clients that have a hook before each attempt. The signature is valid for this
 * method and URL only: a retry, a redirect or a changed query needs another one.
 *
 * @throws {SigningError} `ERR_FOREIGN_ORIGIN`, `ERR_INVALID_CREDENTIALS`, `ERR_INVALID_TIMESTAMP`
 * @throws {TypeError} when the URL is not absolute
 */
export async function signHeaders(request: UnsignedRequest, options: SignOptions): Promise<Record<string, string>> {
  const { method = 'GET' } = request;
  const url = wireUrl(request.url ?? '');
  checkOrigin(url, options.origin);
  const credentials = await credentialsOf(options.credentials);
  const { timestamp = Date.now() } = options;
  return signedHeaders({ method: method.toUpperCase(), url, timestamp, credentials });
}

/**
 * A signed copy of the request. Its URL is written as `wireUrl` does, and it does not follow redirects, because the
 * signature is valid for this URL only.
 *
 * @throws {SigningError} `ERR_FOREIGN_ORIGIN`, `ERR_INVALID_CREDENTIALS`, `ERR_INVALID_TIMESTAMP`
 */
export async function signRequest(request: Request, options: SignOptions): Promise<Request> {
  const headers = await signHeaders(request, options);
  const signed = new Request(onWire(request), { redirect: 'manual' });
  for (const [name, value] of Object.entries(headers)) signed.headers.set(name, value);
  return signed;
}

/** The request with its URL as it goes over the wire. */
export function onWire(request: Request): Request {
  const url = wireUrl(request.url);
  return url === request.url ? request : new Request(url, request);
}

/**
 * The URL as it is signed and should be sent: normalised as `fetch` does, without its fragment, and without a `?` that
 * has nothing behind it, since some runtimes send that and some do not.
 */
export function wireUrl(url: string | URL): string {
  const wire = new URL(url);
  wire.hash = '';
  if (wire.search === '') wire.search = '';
  return wire.href;
}

const serviceOrThisMachine =
  /^(https:\/\/([a-z0-9-]+\.)+samsungsdscloud\.com|http:\/\/(localhost|127(\.\d+){3}|\[::1\]))(:\d+)?\//;

/**
 * @param url as `wireUrl` writes it
 * @throws {SigningError} `ERR_FOREIGN_ORIGIN`
 */
export function checkOrigin(url: string, origin: string | undefined): void {
  const isOwn = origin === undefined ? serviceOrThisMachine.test(url) : url.startsWith(`${new URL(origin).origin}/`);
  if (isOwn) return;
  const own = origin ?? 'the hosts of the service and this machine';
  throw new SigningError('ERR_FOREIGN_ORIGIN', `refused to sign for ${new URL(url).origin}: the origin is ${own}`);
}
