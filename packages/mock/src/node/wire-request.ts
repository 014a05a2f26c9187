import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { MockRequest } from '../request/mock-request.ts';

/** The request with the URL of the wire: what the caller sent is what the caller signed. */
export function wireRequest({ method = '', url = '', headers }: IncomingMessage): MockRequest {
  return {
    method,
    // A client that takes the mock for a proxy sends the whole URL.
    url: /^https?:\/\//i.test(url) ? url : `http://${headers.host ?? ''}${url}`,
    headers: {
      get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
      [Symbol.iterator]: () => pairs(headers),
    },
  };
}

function* pairs(headers: IncomingHttpHeaders): Generator<readonly [string, string]> {
  for (const name in headers) yield [name, String(headers[name])];
}
