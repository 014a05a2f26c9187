import { json, type MockResponse } from '../answer.ts';
import { corsHeaders } from '../cors.ts';
import { type Occasion, serviceError } from '../problem.ts';
import { preferredLanguage } from '../request/language.ts';
import type { MockRequest } from '../request/mock-request.ts';
import { statusCodes, titles, titleText } from '../texts.ts';
import type { Effects } from './faults.ts';

const firewallPage =
  '<html><head><title>417 Expectation Failed</title></head><body>The request was blocked.</body></html>';

/** The answer that a fault puts in place of the real one. It is wrong on purpose, so no schema is asked. */
export function faultResponse(
  request: MockRequest,
  response: NonNullable<Effects['response']>,
  occasion: Occasion,
): MockResponse {
  const cors = corsHeaders(request);
  if (response === 'firewall') {
    return { status: 417, headers: { ...cors, 'content-type': 'text/html' }, body: firewallPage };
  }
  const { status = 429, retryAfter, body } = response;
  const named = Object.entries(response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  const headers: Record<string, string> = {
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    ...Object.fromEntries(named),
  };
  if (typeof body === 'string') {
    return { status, headers: { ...cors, 'content-type': 'text/plain', ...headers }, body };
  }
  const language = preferredLanguage(request.headers.get('Accept-Language'));
  const details = [titles[status] ?? titleText(status)];
  const code = statusCodes[status] ?? 'Fault';
  return json(request, status, body ?? serviceError({ status, code, details }, language, occasion), headers);
}

/** What the wire does to a response, where a fault wants it. */
export function breakWire(response: MockResponse, { reset, truncate }: Effects): MockResponse {
  if (reset) return { ...response, wire: { breakAfter: 'nothing' } };
  if (truncate === undefined) return response;
  const half = Math.floor(response.body.length / 2);
  return { ...response, wire: { breakAfter: truncate === true ? half : Math.min(truncate, response.body.length) } };
}
