import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { MockRequest } from '../request/mock-request.ts';

/** Reads requests with the URL that the caller signed: as it came, or below the address that a proxy offers. */
export function wireReader(publicUrl?: URL): (incoming: IncomingMessage) => MockRequest {
  const basePath = publicUrl?.pathname.replace(/\/$/, '') ?? '';
  return ({ method = '', url = '', headers }) => {
    const origin = publicUrl?.origin ?? `http://${headers.host}`;
    const isBelow = url.startsWith(`${basePath}/`);
    return {
      method,
      // A client that takes the mock for a proxy sends the whole URL.
      url: /^https?:\/\//i.test(url) ? url : `${origin}${isBelow ? '' : basePath}${url}`,
      basePath,
      headers: {
        get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
        [Symbol.iterator]: () => pairs(headers),
      },
    };
  };
}

function* pairs(headers: IncomingHttpHeaders): Generator<readonly [string, string]> {
  for (const name in headers) yield [name, String(headers[name])];
}
