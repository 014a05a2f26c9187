import { corsHeaders } from './cors.ts';
import type { MockRequest } from './request/mock-request.ts';

/** What an operation answers. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>> & { readonly 'content-type': string };
  /** A value for JSON, or the text of another media type. */
  readonly body: unknown;
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
  request: MockRequest,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): MockResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...corsHeaders(request), ...headers },
    body: JSON.stringify(body),
  };
}

const jsonType = /^application\/([\w.-]+\+)?json\b/i;

/** Writes an answer in its own media type. */
export function write(request: MockRequest, { status, headers, body }: Answer): MockResponse {
  const isJson = jsonType.test(headers['content-type']);
  const text = isJson ? JSON.stringify(body) : String(body);
  return { status, headers: { ...corsHeaders(request), ...headers }, body: text };
}
