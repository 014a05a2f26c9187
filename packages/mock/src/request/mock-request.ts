/** A request as it came over the wire. A `Request` of fetch is one. */
export interface MockRequest {
  readonly method: string;
  /** The absolute URL exactly as it came, not parsed and written anew: the signature is over this text. */
  readonly url: string;
  readonly headers: Iterable<readonly [name: string, value: string]> & { get(name: string): string | null };
}

/** The parts of a URL as they stand in its text. */
export interface UrlParts {
  /** Scheme and host, such as `http://127.0.0.1:4010`. */
  readonly origin: string;
  readonly path: string;
  readonly query: string;
}

/** Cuts the text, whatever it holds, so that nothing is normalised and nothing is refused here. */
export function splitUrl(url: string): UrlParts {
  const [beforeFragment = ''] = url.split('#', 1);
  const mark = beforeFragment.indexOf('?');
  const beforeQuery = mark < 0 ? beforeFragment : beforeFragment.slice(0, mark);
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(beforeQuery)?.[0].length ?? 0;
  const slash = beforeQuery.indexOf('/', scheme);
  const end = slash < 0 ? beforeQuery.length : slash;
  return {
    origin: beforeQuery.slice(0, end),
    path: beforeQuery.slice(end),
    query: mark < 0 ? '' : beforeFragment.slice(mark + 1),
  };
}
