import type { Operation } from '@scp-backup/openapi';
import { BackupError, isBackupError, shown } from './errors.ts';
import { failureOf, firstOf, parseJson } from './failure.ts';
import { type ReadAnswer, responseOf } from './fetch/read-body.ts';
import { abortedBy, type Send } from './fetch/seam.ts';
import type { CheckedInput } from './input.ts';
import type { OpenapiFetch } from './openapi-fetch.ts';
import type { BackupClientOptions } from './options.ts';
import { requestPath, requestUrl } from './request-url.ts';
import { offeredVersions } from './versions.ts';

/** What a call needs to know of its client. */
export interface Connection {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly send: Send<ReadAnswer>;
  readonly openapi: OpenapiFetch;
  readonly redact: (text: string) => string;
  readonly fetch: BackupClientOptions['fetch'];
  readonly validate: BackupClientOptions['validate'];
}

/**
 * One call of an operation.
 *
 * @returns the body of the success
 * @throws {BackupError}
 */
export async function load(
  connection: Connection,
  operation: Operation,
  input: CheckedInput,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const { baseUrl, openapi, redact, fetch, validate } = connection;
  const { id, method, path, list } = operation;
  const answer = await (openapi.hasMiddleware() ? throughMiddleware : straight)(connection, operation, input, signal);
  const { response, status, headers, text, json = parseJson(text), attempts = 1 } = answer;
  if (!response.ok) {
    const what = `${method} ${requestPath(path, input.path)}`;
    const offered = status === 406 ? await offeredVersions(fetch, baseUrl, signal) : undefined;
    if (signal?.aborted) throw abortedBy(signal, what, attempts);
    const versions = offered?.map((one) => firstOf(one, 100, redact));
    throw failureOf({ what, status, headers, text, attempts, versions, redact });
  }
  const rows = list && (json as Readonly<Record<string, unknown>> | null | undefined)?.[list.items];
  const fits = typeof json === 'object' && json !== null && (!list || rows === null || Array.isArray(rows));
  if (!fits) {
    const start = firstOf(text, 200, redact);
    const expected = list ? `an object with a list ${list.items}` : 'an object';
    throw new BackupError('unreadableResponse', `${id}: the body must be ${expected}, not ${start || 'empty'}`, {
      status,
      texts: [start],
      attempts,
      nextStep: 'Check the base URL and the API version',
    });
  }
  try {
    validate?.(id, status, json);
  } catch (error) {
    throw isBackupError(error) && !Object.isFrozen(error) ? Object.assign(error, { attempts }) : error;
  }
  return json;
}

async function straight(
  { baseUrl, headers, send }: Connection,
  { method, path }: Operation,
  input: CheckedInput,
  signal: AbortSignal | undefined,
): Promise<ReadAnswer> {
  return send(requestUrl(baseUrl, path, input), { method, headers, ...(signal && { signal }) });
}

/** What stands in the client as middleware of openapi-fetch sees the request, and may put another answer in its place. */
async function throughMiddleware(
  { openapi, send }: Connection,
  { method, path }: Operation,
  input: CheckedInput,
  signal: AbortSignal | undefined,
): Promise<ReadAnswer> {
  let attempts: number | undefined;
  const fetch = async (request: Request): Promise<Response> => {
    const answer = await send(request);
    ({ attempts } = answer);
    return responseOf(answer);
  };
  const { error, response } = await openapi.request(method, path, { params: input, signal, parseAs: 'stream', fetch });
  const { status, headers } = response;
  // openapi-fetch has read the body of a failure.
  const text = response.bodyUsed ? (typeof error === 'string' ? error : shown(error)) : await response.text();
  return { response, status, headers, text, ...(attempts && { attempts }) };
}
