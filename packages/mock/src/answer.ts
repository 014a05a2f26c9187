import { dateText } from './control/clock.ts';
import { corsHeaders } from './cors.ts';
import type { Arrival } from './request/arrival.ts';

/** What an operation answers. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>> & { readonly 'content-type': string };
  /** A value for JSON, or the text of another media type. */
  readonly body: unknown;
  /** `body` as JSON, where it is written already. */
  readonly text?: string;
}

/** A response, ready to be sent. That of HEAD has its body too, for its length. */
export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** A fault of the wire: the connection breaks before the response, or after that many bytes of its body. */
  readonly wire?: { readonly breakAfter: 'nothing' | number };
}

export function json(
  arrival: Arrival,
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): MockResponse {
  return respond(arrival, status, { 'content-type': 'application/json', ...headers }, JSON.stringify(body));
}

const jsonType = /^application\/([\w.-]+\+)?json\b/i;

/** Writes an answer in its own media type. */
export function write(arrival: Arrival, { status, headers, body, text }: Answer): MockResponse {
  if (text !== undefined) return respond(arrival, status, headers, text);
  const isJson = jsonType.test(headers['content-type']);
  return respond(arrival, status, headers, isJson ? JSON.stringify(body) : String(body));
}

/** Adds what every response has: the clock of the mock, and what lets a page read it. */
export function respond(
  { request, occasion }: Arrival,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): MockResponse {
  return { status, headers: { date: dateText(occasion.now), ...corsHeaders(request), ...headers }, body };
}
