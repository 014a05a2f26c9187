import { type CredentialsSource, credentialsProvider } from './credentials.ts';
import { SigningError } from './errors.ts';
import { signedHeaders } from './sign.ts';

export interface SignRequestOptions {
  readonly credentials: CredentialsSource;
  /** Milliseconds since 1970. @default now */
  readonly timestamp?: number | string;
  /** When given, a request for another origin is refused. */
  readonly origin?: string;
  /** More headers, such as those of a session token, whose names are not known. They are not signed. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A copy of the request with the signature headers. Its URL loses its fragment, which never goes over the wire, and it
 * does not follow redirects: the signature is good for this URL only.
 *
 * @throws {SigningError} `ERR_FOREIGN_ORIGIN`, `ERR_INVALID_CREDENTIALS`, `ERR_INVALID_HEADERS`, `ERR_INVALID_TIMESTAMP`
 */
export async function signRequest(request: Request, options: SignRequestOptions): Promise<Request> {
  const { timestamp = Date.now(), origin, headers = {} } = options;
  if (!/^\d+$/.test(String(timestamp))) {
    throw new SigningError(
      'ERR_INVALID_TIMESTAMP',
      `timestamp must be milliseconds as a whole number, not ${timestamp}`,
    );
  }
  const url = wireUrl(request.url);
  if (origin !== undefined) checkOrigin(url, new URL(origin).origin);
  const credentials = await credentialsProvider(options.credentials)();
  const signed = new Request(url === request.url ? request : new Request(url, request), { redirect: 'manual' });
  const all = [
    ...headersOf(headers),
    ...Object.entries(await signedHeaders({ method: request.method, url, timestamp, credentials })),
  ];
  for (const [name, value] of all) signed.headers.set(name, value);
  return signed;
}

/** @throws {SigningError} `ERR_INVALID_HEADERS`, which repeats no value as the runtime's own error does */
export function headersOf(given: HeadersInit | undefined): Headers {
  try {
    return new Headers(given);
  } catch {
    throw new SigningError('ERR_INVALID_HEADERS', 'headers must be names and values that can stand in a request');
  }
}

/** The URL as it goes over the wire: without its fragment. */
export function wireUrl(url: string): string {
  const end = url.indexOf('#');
  return end < 0 ? url : url.slice(0, end);
}

/**
 * @param origin as `URL.origin` writes it
 * @throws {SigningError} `ERR_FOREIGN_ORIGIN`
 */
export function checkOrigin(url: string, origin: string): void {
  // Both are normalised, so the origin of the URL is what stands before the first slash of its path.
  if (url.startsWith(`${origin}/`)) return;
  throw new SigningError(
    'ERR_FOREIGN_ORIGIN',
    `refused to sign for ${new URL(url).origin}: these credentials are for ${origin}. Make another client for another origin.`,
  );
}

const loopback = /^http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?\//;
const serviceHost = /^https:\/\/([a-z0-9-]+\.)+samsungsdscloud\.com(:\d+)?\//;

/**
 * Where no origin is configured, the service's own hosts and this machine are signed for, and nothing else.
 *
 * @throws {SigningError} `ERR_FOREIGN_ORIGIN`
 */
export function checkKnownHost(url: string): void {
  if (loopback.test(url) || serviceHost.test(url)) return;
  throw new SigningError(
    'ERR_FOREIGN_ORIGIN',
    `refused to sign for ${new URL(url).origin}: it is no host of the service. Set the option origin to allow it.`,
  );
}
