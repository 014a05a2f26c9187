/** A request as it came over the wire. A `Request` of fetch is one. */
export interface MockRequest {
  readonly method: string;
  /** The absolute URL exactly as it came, not parsed and written anew: the signature is over this text. */
  readonly url: string;
  readonly headers: Iterable<readonly [name: string, value: string]> & { get(name: string): string | null };
  /** What stands before the paths of the service, such as `/api`; without a slash at its end. */
  readonly basePath?: string | undefined;
}

/** The parts of a URL as they stand in its text. */
export interface UrlParts {
  /** Where the service is: scheme, host and base path, such as `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** The path below it; `*` for a request that is about the server as a whole. */
  readonly path: string;
  readonly query: string;
}

const parts = /^((?:[a-z][a-z0-9+.-]*:\/\/)?[^/*?#]*)([^?#]*)\??([^#]*)/i;

/** Cuts the text, whatever it holds, so that nothing is normalised and nothing is refused here. */
export function splitUrl({ url, basePath = '' }: Pick<MockRequest, 'url' | 'basePath'>): UrlParts {
  const [, host = '', whole = '', query = ''] = parts.exec(url) ?? [];
  const base = whole.startsWith(`${basePath}/`) ? basePath : '';
  return { origin: host + base, path: whole.slice(base.length), query };
}
