import type { Operation } from '@scp-backup/openapi';
import { BackupError } from './errors.ts';
import { failureOf } from './failure.ts';
import { notesOf } from './fetch/seam.ts';
import type { CheckedInput } from './input.ts';
import type { ValidateBody } from './options.ts';
import { offeredVersions, versionStep } from './versions.ts';

/** What a call needs to know of its client. */
export interface Connection {
  /** The openapi-fetch client's own GET. */
  readonly get: (path: string, init: object) => Promise<{ error?: unknown; response: Response }>;
  readonly baseUrl: string;
  readonly redact: (text: string) => string;
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
  readonly validate: ValidateBody | undefined;
}

/**
 * One call of an operation.
 *
 * @returns the body of the success
 * @throws {BackupError}
 */
export async function load(
  { get, baseUrl, redact, fetch, validate }: Connection,
  { id, method, path, list }: Operation,
  input: CheckedInput,
  signal: AbortSignal,
): Promise<unknown> {
  const { error, response } = await get(path, { params: input, signal, parseAs: 'stream' });
  const { status, headers } = response;
  // A middleware may have put another response in place of ours.
  const { attempts = 1, json = await jsonOf(response) } = notesOf(response);
  if (!response.ok) {
    const text = typeof error === 'string' ? error : JSON.stringify(error ?? '');
    const what = `${method} ${path.replace(/\{([^}]+)\}/g, (_, name) => String(input.path[name]))}`;
    const versions = status === 406 ? await offeredVersions(fetch, baseUrl, signal) : undefined;
    const more = versions && { versions, nextStep: versionStep(versions) };
    throw failureOf({ what, status, headers, text, attempts, redact }, more);
  }
  const rows = list && (json as Readonly<Record<string, unknown>> | null | undefined)?.[list.items];
  const fits = typeof json === 'object' && json !== null && (!list || rows === null || Array.isArray(rows));
  if (!fits) {
    const start = redact(JSON.stringify(json ?? '').slice(0, 200));
    const expected = list ? `an object with a list ${list.items}` : 'an object';
    throw new BackupError('unreadableResponse', `${id}: the body must be ${expected}, not ${start}`, {
      status,
      texts: [start],
      attempts,
      nextStep: 'Check the base URL and the API version',
    });
  }
  validate?.(id, status, json);
  return json;
}

async function jsonOf(response: Response): Promise<unknown> {
  return response.ok && !response.bodyUsed ? response.json().catch(() => undefined) : undefined;
}
