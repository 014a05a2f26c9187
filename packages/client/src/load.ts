import type { Operation } from '@scp-backup/openapi';
import { cleanError } from './clean-error.ts';
import { BackupError, isBackupError } from './errors.ts';
import { failureOf, firstOf, parseJson } from './failure.ts';
import { type ReadAnswer, responseOf } from './fetch/read-body.ts';
import { abortedBy, type Send, withAttempts } from './fetch/seam.ts';
import { within } from './fetch/within.ts';
import type { CheckedInput } from './input.ts';
import type { OpenapiFetch } from './openapi-fetch.ts';
import type { BackupClientOptions } from './options.ts';
import { requestPath, requestUrl } from './request-url.ts';
import type { AskVersions } from './versions.ts';

/** What a call needs to know of its client. */
export interface Connection {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly send: Send<ReadAnswer>;
  readonly openapi: OpenapiFetch;
  readonly redact: (text: string) => string;
  readonly versions: AskVersions;
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
  const { openapi, redact, versions, validate } = connection;
  const { id, method, path, list } = operation;
  const answer = await (openapi.hasMiddleware() ? throughMiddleware : straight)(connection, operation, input, signal);
  const { response, status, headers, text, json = parseJson(text), attempts = 1 } = answer;
  if (!response.ok) {
    const what = `${method} ${requestPath(path, input.path)}`;
    const offered = status === 406 ? await versions(signal) : undefined;
    if (signal?.aborted) throw abortedBy(signal, what, attempts);
    const clean = offered?.map((one) => firstOf(one, 100, redact));
    throw failureOf({ what, status, headers, text, attempts, versions: clean, redact });
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
    if (validate) await validate(id, status, json);
  } catch (error) {
    if (isBackupError(error)) throw withAttempts(error, attempts);
    const details = { status, attempts, nextStep: 'See the cause' };
    const cause = cleanError(error, redact);
    throw new BackupError('unreadableResponse', `${id}: the function given as validate failed`, details, { cause });
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
  { openapi, send, redact }: Connection,
  { method, path }: Operation,
  input: CheckedInput,
  signal: AbortSignal | undefined,
): Promise<ReadAnswer> {
  let sent: (ReadAnswer & { readonly given: Response }) | undefined;
  const fetch = async (request: Request): Promise<Response> => {
    const answer = await send(request);
    sent = { ...answer, given: responseOf(answer) };
    return sent.given;
  };
  const work = async (): Promise<ReadAnswer> => {
    const { error, response } = await openapi.request(method, path, {
      params: input,
      signal,
      parseAs: 'stream',
      fetch,
    });
    if (sent?.given === response) return sent;
    if (response.type === 'error') throw new TypeError('network error');
    const { status, headers } = response;
    // openapi-fetch has read the body of a failure.
    const text = response.bodyUsed ? jsonText(error) : await response.text();
    return { response, status, headers, text, ...(sent?.attempts && { attempts: sent.attempts }) };
  };
  try {
    return await within(signal, Number.POSITIVE_INFINITY, () => undefined, work);
  } catch (error) {
    if (isBackupError(error)) throw error;
    const attempts = sent?.attempts ?? 0;
    if (signal?.aborted) throw abortedBy(signal, `${method} ${path}`, attempts);
    const details = { attempts, nextStep: 'See the cause, and the middleware that answered' };
    const cause = cleanError(error, redact);
    throw new BackupError('network', `${method} ${path} got no answer that can be read`, details, { cause });
  }
}

function jsonText(value: unknown): string {
  try {
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  } catch {
    return '';
  }
}
