import { json, type MockResponse, respond, write } from '../answer.ts';
import { exampleAnswer } from '../behaviour/examples.ts';
import type { ApiDescription } from '../description.ts';
import { refuse } from '../problem.ts';
import type { Arrival } from '../request/arrival.ts';
import { titleOf } from '../texts.ts';
import type { Effects, FaultAnswer } from './faults.ts';

/** The response of a fault: its own body, or the document's example of the status. No schema checks it. */
export function faultResponse(
  arrival: Arrival,
  { status, example, body, headers }: FaultAnswer,
  description: ApiDescription,
): MockResponse {
  const { route } = arrival;
  if (typeof body === 'string') {
    return respond(arrival, status, { 'content-type': 'text/plain', ...headers }, body);
  }
  if (body !== undefined) return json(arrival, status, body, headers);
  const ids = route.found ? [route.operation.id] : Object.keys(description.operations);
  const [documented] = ids.flatMap((id) => exampleAnswer(description, id, String(status), example) ?? []);
  if (documented) return write(arrival, { ...documented, headers: { ...documented.headers, ...headers } });
  return refuse(arrival, { status, code: 'Fault', details: [titleOf(status)] }, headers);
}

/** What the wire does to a response, where a fault wants it. */
export function breakWire(response: MockResponse, { reset, truncate }: Effects): MockResponse {
  if (reset) return { ...response, wire: { breakAfter: 'nothing' } };
  if (truncate === undefined) return response;
  const half = Math.floor(response.body.length / 2);
  return { ...response, wire: { breakAfter: truncate === true ? half : Math.min(truncate, response.body.length) } };
}
