import { type Operation, type Page, readPage } from '@scp-backup/openapi';
import { BackupError, checkNumber } from '../errors/backup-error.ts';
import { cut, errorFromResponse, isObject } from '../errors/from-response.ts';
import { checkHeaders, type HeadersInput } from '../fetch/headers.ts';
import { type RetryOptions, retryPolicy } from '../fetch/retry.ts';
import type { CheckedInput } from './input.ts';
import type { OpenapiFetch, Received, SendOptions } from './openapi-fetch.ts';
import type { AskVersions } from './versions.ts';

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

/** Checks the body of a success; it may warn, or throw a `BackupError`. */
export type ValidateBody = (operationId: string, status: number, body: unknown) => void | Promise<void>;

/** What the calls of a client share. */
export interface Connection {
  readonly request: OpenapiFetch['request'];
  readonly defaults: SendOptions;
  readonly versions: AskVersions;
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
  const { signal } = options;
  const headers = options.headers && checkHeaders(options.headers);
  const received = await connection.request(
    operation.path,
    { params: { path, query }, headers, signal },
    sendOptions(options, connection.defaults),
  );
  const { response, text, json, url, attempts, redact } = received;
  const { status } = response;
  if (!response.ok) {
    const versions = status === 406 ? (await connection.versions(signal))?.map(redact) : undefined;
    const request = `${operation.method} ${url.replace(/\?.*/, '')}`;
    throw errorFromResponse({ request, status, headers: response.headers, text, json, attempts, versions, redact });
  }
  const page = pageOf(operation, received);
  await connection.validate?.(operation.id, status, json);
  const requestId = response.headers.get('x-request-id') ?? undefined;
  return { ...page, response: { data: json, text, url, status, headers: response.headers, requestId, attempts } };
}

/** @throws {BackupError} `unreadableResponse` for a body that is not what the operation returns */
function pageOf(operation: Operation, { response, text, json, attempts, redact }: Received): Page {
  const { list, id } = operation;
  const { status } = response;
  const page = list ? readPage(list, json) : isObject(json) && { rows: [], count: undefined };
  const hasErrors = isObject(json) && Array.isArray(json.errors) && json.errors.length > 0;
  if (page && !hasErrors && status !== 206) return page;
  const beginning = cut(redact(text), 200);
  const expected = list ? `a whole page with the rows in ${list.items}` : 'an object';
  throw new BackupError('unreadableResponse', `${id}: status ${status} must carry ${expected}, not ${beginning}`, {
    status,
    texts: [beginning],
    attempts,
    nextStep: 'Check the base URL and the API version',
  });
}

function sendOptions({ timeout, retry }: CallOptions, defaults: SendOptions): SendOptions {
  return {
    timeout: timeout === undefined ? defaults.timeout : checkNumber('timeout', timeout, 1),
    retry: retryPolicy(retry, defaults.retry),
  };
}
