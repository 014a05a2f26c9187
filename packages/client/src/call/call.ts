import type { Operation, Page } from '@scp-backup/openapi';
import { checkNumber } from '../errors/backup-error.ts';
import { cut, errorFromResponse } from '../errors/from-response.ts';
import type { HeadersInput } from '../fetch/headers.ts';
import { type RetryOptions, retryPolicy } from '../fetch/retry.ts';
import type { CheckedInput } from './input.ts';
import type { OpenapiFetch, SendOptions } from './openapi-fetch.ts';
import { checkSuccess, type ValidateBody } from './success.ts';

/** Options of one call. They take precedence over those of the client. */
export interface CallOptions {
  /** Ends the call, its waits and its retries at once, with the error `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds of one attempt, including reading the body. @default that of the client */
  readonly timeout?: number | undefined;
  /** How failed attempts are repeated; `false` sends the request once. @default that of the client */
  readonly retry?: RetryOptions | false | undefined;
  /** Headers of this call, sent besides those of the client. They are not signed. */
  readonly headers?: HeadersInput | undefined;
}

/** A body with the response that carried it. */
export interface WithResponse<Data> {
  /** The body, parsed. */
  readonly data: Data;
  /** The body as the text that arrived, decoded. */
  readonly text: string;
  /** The URL that was sent and signed. */
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  /** `X-Request-Id` of the response, where there is one (assumed: no response of this service with an id was seen). */
  readonly requestId: string | undefined;
  /** How often the request was sent. */
  readonly attempts: number;
}

/** What the calls of a client share. */
export interface Connection {
  readonly request: OpenapiFetch['request'];
  readonly defaults: SendOptions;
  readonly validate: ValidateBody | undefined;
}

/** A success; that of a list operation with its rows and count. */
export interface Success extends Page {
  readonly response: WithResponse<unknown>;
}

/**
 * Calls an operation.
 *
 * @throws {BackupError} for every response that is not the operation's success
 */
export async function call(
  connection: Connection,
  operation: Operation,
  { path, query }: CheckedInput,
  options: CallOptions,
): Promise<Success> {
  const received = await connection.request(
    operation.path,
    { params: { path, query }, headers: options.headers, signal: options.signal },
    sendOptions(options, connection.defaults),
  );
  const { response, text, json, url, attempts, redact } = received;
  const { status } = response;
  if (!response.ok) {
    const versions = received.versions?.map((one) => cut(redact(one), 50));
    const request = `${operation.method} ${url.replace(/\?.*/, '')}`;
    throw errorFromResponse({ request, status, headers: response.headers, text, json, attempts, versions, redact });
  }
  const page = await checkSuccess(operation, received, connection.validate);
  const requestId = response.headers.get('x-request-id') ?? undefined;
  return { ...page, response: { data: json, text, url, status, headers: response.headers, requestId, attempts } };
}

function sendOptions({ timeout, retry }: CallOptions, defaults: SendOptions): SendOptions {
  return {
    timeout: timeout === undefined ? defaults.timeout : checkNumber('timeout', timeout, 1),
    retry: retryPolicy(retry, defaults.retry),
  };
}
