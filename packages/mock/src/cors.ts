import type { MockRequest } from './request/mock-request.ts';

/** The origin of a page of this machine, which may call the mock. The service itself lets no browser call it (observed). */
export function loopbackOrigin(request: MockRequest): string | undefined {
  const origin = request.headers.get('origin');
  return origin !== null && isLoopbackOrigin(origin) ? origin : undefined;
}

export function isLoopbackOrigin(origin: string): boolean {
  return /^https?:\/\/(([\w.-]+\.)?localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(origin);
}

const vary = 'Origin, Accept-Language';

/** The headers that let a page read the answer. */
export function corsHeaders(request: MockRequest): Record<string, string> {
  const origin = loopbackOrigin(request);
  if (origin === undefined) return { vary };
  return {
    vary,
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'Allow, Date, Retry-After',
  };
}

/** The answer to a preflight: nothing where it is none, or comes from elsewhere. */
export function preflightHeaders(request: MockRequest, signed: readonly string[]): Record<string, string> | undefined {
  if (!loopbackOrigin(request) || request.headers.get('Access-Control-Request-Method') === null) return undefined;
  const always = [...signed, 'Scp-AccountId', 'Scp-Api-Version', 'Accept-Language', 'Prefer'];
  return {
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': request.headers.get('Access-Control-Request-Headers') ?? always.join(', '),
    'access-control-max-age': '600',
  };
}
