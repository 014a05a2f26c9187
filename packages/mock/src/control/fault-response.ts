import { json, type MockResponse, write } from '../answer.ts';
import { exampleAnswer } from '../behaviour/examples.ts';
import { corsHeaders } from '../cors.ts';
import type { ApiDescription } from '../description.ts';
import { type Occasion, serviceError } from '../problem.ts';
import { preferredLanguage } from '../request/language.ts';
import type { MockRequest } from '../request/mock-request.ts';
import { titleOf } from '../texts.ts';
import type { Effects, FaultAnswer } from './faults.ts';

/** The response of a fault: its own body, or the document's example of the status. No schema checks it. */
export function faultResponse(
  request: MockRequest,
  { status, example, body, headers }: FaultAnswer,
  description: ApiDescription,
  operation: string | undefined,
  occasion: Occasion,
): MockResponse {
  if (typeof body === 'string') {
    return { status, headers: { ...corsHeaders(request), 'content-type': 'text/plain', ...headers }, body };
  }
  if (body !== undefined) return json(request, status, body, headers);
  const ids = operation === undefined ? Object.keys(description.operations) : [operation];
  const [documented] = ids.flatMap((id) => exampleAnswer(description, id, String(status), example) ?? []);
  if (documented) return write(request, { ...documented, headers: { ...documented.headers, ...headers } });
  const language = preferredLanguage(request.headers.get('Accept-Language'));
  const problem = { status, code: 'Fault', details: [titleOf(status)] };
  return json(request, status, serviceError(problem, language, occasion), headers);
}

/** What the wire does to a response, where a fault wants it. */
export function breakWire(response: MockResponse, { reset, truncate }: Effects): MockResponse {
  if (reset) return { ...response, wire: { breakAfter: 'nothing' } };
  if (truncate === undefined) return response;
  const half = Math.floor(response.body.length / 2);
  return { ...response, wire: { breakAfter: truncate === true ? half : Math.min(truncate, response.body.length) } };
}
