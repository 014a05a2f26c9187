import type { Service } from '@scp-backup/openapi';
import { json, type MockResponse, respond } from './answer.ts';
import { preflightHeaders } from './cors.ts';
import { gatewayError, platformPage, rejectedByGateway } from './problem.ts';
import type { Arrival } from './request/arrival.ts';
import { type OfferedVersion, versionList } from './versions.ts';

/** Longer URLs are 414. Those that are longer than Node takes are 431 before they come here. */
const longestUrl = 8192;

/** What the gateway in front of the service answers by itself, before it verifies anything. */
export function answerInFront(
  arrival: Arrival,
  { securityHeaders }: Pick<Service, 'securityHeaders'>,
  versions: readonly OfferedVersion[],
): MockResponse | undefined {
  const { request, url, route, occasion } = arrival;
  const isObserved = occasion.fidelity === 'observed';
  if (request.url.length > longestUrl) return gateway(arrival, 414, 'URI Too Long');
  if (request.method === 'OPTIONS') {
    const allowed = isObserved ? undefined : preflightHeaders(request, securityHeaders);
    return allowed ? respond(arrival, 204, allowed, '') : gateway(arrival, 403, 'Forbidden');
  }
  if (url.path === '/' && ['GET', 'HEAD'].includes(request.method)) {
    return json(arrival, 200, versionList(versions, url.origin));
  }
  const isKnown = route.found || route.allow.length > 0;
  if (isKnown && !isObserved) return undefined;
  if (!securityHeaders.every((name) => request.headers.get(name))) return gateway(arrival, 404, 'Not Found');
  return isObserved && url.path.includes('//') ? json(arrival, 401, rejectedByGateway) : undefined;
}

/** What the gateway answers to a signed request that no operation is there for. */
export function answerUnrouted(arrival: Arrival, allow: readonly string[]): MockResponse {
  const { request, occasion } = arrival;
  if (allow.length > 0) return gateway(arrival, 405, 'Method Not Allowed', { allow: allow.join(', ') });
  const wantsPage = /^\s*text\/html\b/i.test(request.headers.get('Accept') ?? '');
  if (occasion.fidelity !== 'observed' || !wantsPage) return gateway(arrival, 404, 'Not Found');
  return respond(arrival, 404, { 'content-type': 'text/html' }, platformPage);
}

function gateway(
  arrival: Arrival,
  status: number,
  error: string,
  headers?: Readonly<Record<string, string>>,
): MockResponse {
  return json(arrival, status, gatewayError(status, error, arrival.url.path, arrival.occasion), headers);
}
