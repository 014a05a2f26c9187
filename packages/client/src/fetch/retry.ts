import { type BackupError, type BackupErrorCode, checkNumber } from '../errors/backup-error.ts';
import { retryAfterSeconds } from '../errors/from-response.ts';
import type { ReadResponse } from './body.ts';

export interface RetryOptions {
  /** How often a request is sent at most. @default 4 */
  readonly attempts?: number | undefined;
  /** Upper bound of the first wait in milliseconds; it doubles with each attempt, and the wait is a random part of it. @default 500 */
  readonly baseDelay?: number | undefined;
  /** Upper bound of every wait in milliseconds, except for `Retry-After`. @default 20000 */
  readonly maxDelay?: number | undefined;
  /** Longest `Retry-After` in seconds that is waited for; a longer one ends the call, and the error reports it. @default 60 */
  readonly maxRetryAfter?: number | undefined;
  /** Milliseconds of all attempts and waits together. @default 120000 */
  readonly overall?: number | undefined;
}

/** Options of the attempts of a call. */
export interface AttemptOptions {
  /** Milliseconds of one attempt, including reading the body. @default 30000, or for a call that of the client */
  readonly timeout?: number | undefined;
  /** How failed attempts are repeated; `false` sends the request once. @default the defaults of RetryOptions, or for a call that of the client */
  readonly retry?: RetryOptions | false | undefined;
}

/** The retry options in effect. */
export type RetryPolicy = Readonly<Record<keyof RetryOptions, number>>;

/** How a call is sent. */
export interface AttemptPolicy {
  /** Milliseconds of one attempt. */
  readonly timeout: number;
  readonly retry: RetryPolicy;
}

const defaults: AttemptPolicy = {
  timeout: 30_000,
  retry: { attempts: 4, baseDelay: 500, maxDelay: 20_000, maxRetryAfter: 60, overall: 120_000 },
};

/**
 * The options over those of the client, or over the defaults.
 *
 * @throws {BackupError} `invalidArgument` for a number that is too small
 */
export function attemptPolicy({ timeout, retry = {} }: AttemptOptions, base: AttemptPolicy = defaults): AttemptPolicy {
  const given: RetryOptions = retry || { attempts: 1 };
  const checked = Object.entries(base.retry).map(([name, value]) => [
    name,
    checkNumber(`retry.${name}`, given[name as keyof RetryOptions] ?? value, name === 'attempts' ? 1 : 0),
  ]);
  return {
    timeout: checkNumber('timeout', timeout ?? base.timeout, 1),
    retry: Object.fromEntries(checked) as RetryPolicy,
  };
}

const retriedStatuses = new Set<number | undefined>([408, 417, 429, 500, 502, 503, 504]);
const retriedCodes = new Set<BackupErrorCode>(['timeout', 'unreadableResponse', 'network']);

/** A wait before the next attempt. */
export interface Backoff {
  /** Milliseconds. */
  readonly wait: number;
  /** `clock`: the clock was corrected, and the request is signed again at once. */
  readonly reason: 'backoff' | 'retryAfter' | 'clock';
}

/** One attempt, for metrics and traces. It holds no secret. */
export interface AttemptEvent {
  /** The HTTP method. */
  readonly method: string;
  /** The path as it was sent, without the query. */
  readonly path: string;
  /** How often the request was sent, this attempt included. */
  readonly attempt: number;
  /** The status of the response, where one arrived. */
  readonly status: number | undefined;
  /** The code of the error, where no response arrived that could be read. */
  readonly errorCode: BackupErrorCode | undefined;
  /** Milliseconds from signing until the body was read. */
  readonly duration: number;
  /** Milliseconds that the attempt waited for the pace. */
  readonly paced: number;
  /** The wait before the next attempt; undefined after the last one, and before another API version is tried. */
  readonly next: Backoff | undefined;
}

/** How an attempt ended. */
export interface Outcome {
  readonly read?: ReadResponse | undefined;
  readonly error?: BackupError | undefined;
}

/**
 * The wait after an attempt, or undefined where the outcome is final: exponential backoff with full jitter after a broken
 * connection, a timeout, a body that cannot be read and a status that may pass, or what `Retry-After` asks for.
 *
 * @param budget the attempts so far, and the milliseconds that are left for all further ones
 */
export function backoffAfter(
  { read, error }: Outcome,
  { tries, left }: { readonly tries: number; readonly left: number },
  { attempts, baseDelay, maxDelay, maxRetryAfter }: RetryPolicy,
): Backoff | undefined {
  const mayPass = error ? retriedCodes.has(error.code) : retriedStatuses.has(read?.response.status);
  const seconds = read ? retryAfterSeconds(read.response.headers) : Number.NaN;
  const isAsked = seconds >= 0;
  const wait = isAsked ? seconds * 1000 : Math.random() * Math.min(maxDelay, baseDelay * 2 ** (tries - 1));
  if (!mayPass || tries >= attempts || wait >= left || seconds > maxRetryAfter) return undefined;
  return { wait, reason: isAsked ? 'retryAfter' : 'backoff' };
}
