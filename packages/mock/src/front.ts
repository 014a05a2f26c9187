import type { Service } from '@scp-backup/openapi';
import { json, type MockResponse } from './answer.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import { gatewayError, type Occasion, platformPage, rejectedByGateway } from './problem.ts';
import { type MockRequest, splitUrl } from './request/mock-request.ts';
import type { Route } from './request/route.ts';
import { type OfferedVersion, versionList } from './versions.ts';

/** Longer URLs are 414. Those that are longer than Node takes are 431 before they come here. */
const longestUrl = 8192;

/** What the gateway in front of the service answers by itself, before it verifies anything. */
export function answerInFront(
  request: MockRequest,
  route: Route,
  occasion: Occasion,
  service: Pick<Service, 'securityHeaders'>,
  versions: readonly OfferedVersion[],
): MockResponse | undefined {
  const { method, url, headers } = request;
  const { origin, path } = splitUrl(request);
  const observed = occasion.fidelity === 'observed';
  const gateway = (status: number, error: string) => gatewayResponse(request, status, error, occasion);

  if (url.length > longestUrl) return gateway(414, 'URI Too Long');
  if (method === 'OPTIONS') {
    const allowed = observed ? undefined : preflightHeaders(request, service.securityHeaders);
    return allowed ? { status: 204, headers: allowed, body: '' } : gateway(403, 'Forbidden');
  }
  if (['GET /', 'HEAD /'].includes(`${method} ${path}`)) return json(request, 200, versionList(versions, origin));
  const isSigned = service.securityHeaders.every((name) => headers.get(name));
  const isKnown = route.found || route.allow.length > 0;
  if (!isSigned && (observed || !isKnown)) return gateway(404, 'Not Found');
  return observed && path.includes('//') ? json(request, 401, rejectedByGateway) : undefined;
}

/** What the gateway answers to a signed request that no operation is there for. */
export function answerUnrouted(request: MockRequest, allow: readonly string[], occasion: Occasion): MockResponse {
  const gateway = (status: number, error: string, headers?: Readonly<Record<string, string>>) =>
    gatewayResponse(request, status, error, occasion, headers);
  if (allow.length > 0) return gateway(405, 'Method Not Allowed', { allow: allow.join(', ') });
  const wantsPage = /^\s*text\/html\b/i.test(request.headers.get('Accept') ?? '');
  if (occasion.fidelity !== 'observed' || !wantsPage) return gateway(404, 'Not Found');
  return { status: 404, headers: { ...corsHeaders(request), 'content-type': 'text/html' }, body: platformPage };
}

function gatewayResponse(
  request: MockRequest,
  status: number,
  error: string,
  occasion: Occasion,
  headers?: Readonly<Record<string, string>>,
): MockResponse {
  return json(request, status, gatewayError(status, error, splitUrl(request).path, occasion), headers);
}
