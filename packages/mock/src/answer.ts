/** What the mock answers, before it is written to a socket. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Written as JSON, unless it is text of another media type. */
  readonly body?: unknown;
}

let requests = 0;

/** An error in the form of the service (observed). */
export function serviceError(status: number, code: string, title: string, detail: readonly string[]): Answer {
  requests += 1;
  const id = String(requests).padStart(12, '0');
  const error = {
    code,
    title,
    detail,
    status,
    request_id: `req-00000000-0000-4000-8000-${id}`,
    global_request_id: `req-10000000-0000-4000-8000-${id}`,
    links: [],
    related_resources: [],
    response: null,
  };
  return { status, body: { errors: [error] } };
}

/** An error in the form of the gateway (observed). */
export function gatewayError(status: number, error: string, path: string, now: number): Answer {
  requests += 1;
  return {
    status,
    body: { timestamp: new Date(now).toISOString(), path, status, error, requestId: `mock-${requests}` },
  };
}
