import { type Operation, operations, type paths, service } from '@scp-backup/openapi';
import {
  type ClockOptions,
  type Credentials,
  type CredentialsSource,
  createSigningFetch,
  redactText,
} from '@scp-backup/signing';
import createClient, { type Client } from 'openapi-fetch';
import { BackupError } from './errors.ts';
import { failureOf, parseJson } from './failure.ts';
import { createBucket, type PaceOptions, pace } from './fetch/pace.ts';
import { readBody } from './fetch/read-body.ts';
import { type RetryOptions, retry } from './fetch/retry.ts';
import { attemptsOf, type Send } from './fetch/seam.ts';
import { timeout } from './fetch/timeout.ts';
import { checkInput, type ParameterValues } from './input.ts';
import { listCall } from './list-call.ts';
import { serializeQuery } from './query.ts';
import { type Place, serverUrl } from './server-url.ts';
import type { CallOptions, ListOptions, Methods } from './types.ts';

export type BackupClientOptions = Place & {
  /** The key pair, or a function that gives it for each attempt. */
  readonly credentials: CredentialsSource;
  /** The language of the service's texts. @default 'en-US' */
  readonly language?: 'en-US' | 'ko-KR';
  /** The value of `Scp-Api-Version`. @default the version of the OpenAPI document, `backup 1.1` */
  readonly apiVersion?: string;
  /** What sends the requests. @default the `globalThis.fetch` of the moment */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** More headers for each attempt, such as those of a session token. They are not signed. */
  readonly headers?: () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** `false` sends each request once. */
  readonly retry?: Omit<RetryOptions, 'beforeRetry'> | false;
  /** Milliseconds of one attempt, reading the body included. @default 30000 */
  readonly timeout?: number;
  /** How many requests may go out. @default 60 a minute and 15 at once for the service's own hosts, all for others */
  readonly pace?: PaceOptions | false;
  /** How the clock is corrected when the service refuses a time; `false` leaves it alone. */
  readonly clock?: ClockOptions | false;
};

/** One method per operation, and the typed openapi-fetch client (`GET('/v1/…')`) beside them. */
export type BackupClient = Methods & Client<paths>;

/**
 * Makes a client. Nothing is sent before a method is used.
 *
 * @throws {BackupError} `invalidArgument` when there is no such region, environment or address
 */
export function createBackupClient(options: BackupClientOptions): BackupClient {
  const baseUrl = serverUrl(options);
  const { language = 'en-US', apiVersion = service.apiVersion } = options;
  const secrets = new Set<string>();
  const send = createSend(options, baseUrl, secrets);
  const api = createClient<paths>({
    baseUrl,
    fetch: (request) => send(request),
    querySerializer: serializeQuery,
    headers: { Accept: 'application/json', 'Accept-Language': language, 'Scp-Api-Version': apiVersion },
  });

  async function load(
    operation: Operation,
    path: ParameterValues,
    query: ParameterValues,
    signal: AbortSignal,
  ): Promise<unknown> {
    const request = { params: { path, query }, signal, parseAs: 'text' };
    const { data, error, response } = await api.GET(operation.path as never, request as never);
    const attempts = attemptsOf(response);
    if (!response.ok) {
      const text = typeof error === 'string' ? error : JSON.stringify(error ?? '');
      const refusal = {
        method: operation.method,
        url: baseUrl + operation.path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(path[name] ?? '')),
        text,
        secrets: [...secrets],
      };
      const { status, headers } = response;
      const versions = status === 406 ? await offeredVersions(options.fetch, baseUrl, signal) : undefined;
      throw failureOf(
        { ...refusal, status, headers, attempts },
        versions && { versions, nextStep: versionStep(versions) },
      );
    }
    const body = parseJson(String(data ?? ''));
    if (typeof body === 'object' && body !== null) return body;
    const start = redactText(String(data ?? '').slice(0, 200), [...secrets]);
    throw new BackupError(
      'unreadableResponse',
      `${operation.id}: the body is no JSON object: ${JSON.stringify(start)}`,
      {
        status: response.status,
        texts: [start],
        attempts,
      },
    );
  }

  const methods = Object.values(operations as Record<string, Operation>).map((operation) => {
    const { id, list } = operation;
    const call = (input: Readonly<Record<string, unknown>> = {}, callOptions: CallOptions & ListOptions = {}) => {
      const checked = () => checkInput(operation, input);
      if (!list) {
        const single = async () => {
          const { path, query } = checked();
          return load(operation, path, query, callOptions.signal ?? new AbortController().signal);
        };
        return single();
      }
      return listCall({
        operation,
        list,
        query: () => checked().query,
        load: (query, signal) => load(operation, checked().path, query, signal),
        options: callOptions,
      });
    };
    return [id, call] as const;
  });
  return Object.assign(api, Object.fromEntries(methods)) as unknown as BackupClient;
}

/** pace( retry( timeout( read the body( sign( fetch ))))): the signer is innermost, so every attempt is signed anew. */
function createSend(options: BackupClientOptions, baseUrl: string, secrets: Set<string>): Send {
  const { headers, clock, timeout: perAttempt = 30_000 } = options;
  const signed = createSigningFetch({
    credentials: remembering(options.credentials, secrets),
    origin: baseUrl,
    ...(options.fetch && { fetch: options.fetch }),
    ...(headers && { headers }),
    ...(clock !== undefined && { clock }),
  });
  const attempt = timeout(readBody(signed), perAttempt);
  const bucket = paceOf(options, baseUrl);
  const retryOptions = options.retry === false ? { attempts: 1 } : options.retry;
  const retried = retry(attempt, { ...retryOptions, ...(bucket && { beforeRetry: bucket.take }) });
  return bucket ? pace(retried, bucket) : retried;
}

function paceOf({ pace: given }: BackupClientOptions, baseUrl: string) {
  const ownHost = /^https:\/\/[^/]+\.samsungsdscloud\.com(:|$)/.test(baseUrl);
  if (given === false || (given === undefined && !ownHost)) return undefined;
  return createBucket(given);
}

/** Keeps the secrets that were used, so that errors can leave them out where the service repeats them. */
function remembering(source: CredentialsSource, secrets: Set<string>): CredentialsSource {
  const remember = (credentials: Credentials): Credentials => {
    if (credentials?.secretKey) secrets.add(credentials.secretKey);
    return credentials;
  };
  return typeof source === 'function' ? async () => remember(await source()) : remember(source);
}

/** The versions that `GET /` lists, which needs no signature. Undefined when it does not answer. */
async function offeredVersions(
  fetch: BackupClientOptions['fetch'] = (request) => globalThis.fetch(request),
  baseUrl: string,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(5000)]);
    const response = await fetch(new Request(`${baseUrl}/`, { signal: limit, redirect: 'manual' }));
    const { versions } = (await response.json()) as { versions: { id: string; status: string }[] };
    return versions.map(({ id, status }) => `${id} ${status}`);
  } catch {
    return undefined;
  }
}

function versionStep(versions: readonly string[]): string {
  return `Set apiVersion to a version that the service offers: ${versions.join(', ')}`;
}
