import { SigningError } from '@scp-backup/signing';
import { checkFunction, checkNumber, withoutNull } from '../check.ts';
import { BackupError, isBackupError } from '../errors.ts';
import { retryAfterSeconds } from '../failure.ts';
import type { Bucket } from './pace.ts';
import { type AttemptInit, asBackupError, methodOf, named, resend, type Send, signalOf, sleep } from './seam.ts';
import { timeout } from './timeout.ts';
import { within } from './within.ts';

/** What an answer is judged by. */
export interface Retried {
  readonly status: number;
  readonly headers: Headers;
  /** Cancelled before the next attempt, where it was not read. */
  readonly body?: ReadableStream | null;
  readonly bodyUsed?: boolean;
}

export interface RetryOptions<Answer = Response> {
  /** How often a request is sent at the most. @default 4 */
  readonly attempts?: number;
  /** Milliseconds of the first wait at the most; it doubles with each attempt. @default 500 */
  readonly baseDelay?: number;
  /** Milliseconds of any wait at the most, `Retry-After` aside. @default 20000 */
  readonly maxDelay?: number;
  /** Seconds of `Retry-After` that are waited for; a longer one is told in the error. @default 60 */
  readonly maxRetryAfter?: number;
  /** Milliseconds of one attempt, as `timeout` gives it. @default no limit but `overall` */
  readonly perAttempt?: number;
  /** Milliseconds of all attempts and waits together. @default 120000 */
  readonly overall?: number;
  /** From 0 to 1. @default Math.random */
  readonly random?: () => number;
  /** Each attempt but the first takes a token of it. */
  readonly bucket?: Bucket;
  /** Is told how many attempts an answer took. */
  readonly onAnswer?: (answer: Answer, attempts: number) => void;
}

const defaults = {
  attempts: 4,
  baseDelay: 500,
  maxDelay: 20_000,
  maxRetryAfter: 60,
  overall: 120_000,
  perAttempt: Number.POSITIVE_INFINITY,
  random: Math.random,
};

const retriedStatuses = new Set([408, 417, 429, 500, 502, 503, 504]);
const retriedCodes = new Set(['timeout', 'unreadableResponse']);

/**
 * Sends again after a broken connection, a timeout of an attempt, a body that cannot be read, or a status that may
 * pass: exponential backoff with full jitter, or what `Retry-After` says. A wait that would not end in time is not
 * begun. Only GET and HEAD are sent again. The body counts to the attempt where `readBody` is below.
 *
 * @throws {BackupError} `invalidArgument` for a number of attempts below 1
 */
export function retry<Answer extends Retried = Response>(
  send: Send<Answer>,
  options: RetryOptions<Answer> = {},
): Send<Answer> {
  const given = { ...defaults, ...withoutNull(options) };
  const { attempts, baseDelay, maxDelay, maxRetryAfter, overall, perAttempt, random } = given;
  const { bucket, onAnswer } = options;
  const limited = timeout(send, perAttempt);
  checkNumber('retry.attempts', attempts, 1);
  checkFunction('retry.random', random);
  for (const [name, value] of Object.entries({ baseDelay, maxDelay, maxRetryAfter, overall })) {
    checkNumber(`retry.${name}`, value, 0);
  }

  const backoff = (attempt: number): number =>
    Math.max(0, random()) * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));

  /** Milliseconds to wait, or undefined when the answer is final. */
  function waitAfter({ status, headers }: Retried, attempt: number): number | undefined {
    if (!retriedStatuses.has(status)) return undefined;
    const seconds = retryAfterSeconds(headers);
    if (seconds === undefined) return backoff(attempt);
    return seconds <= maxRetryAfter ? seconds * 1000 : undefined;
  }

  return async (input, init) => {
    const caller = signalOf(input, init);
    const isRepeatable = /^(GET|HEAD)$/i.test(methodOf(input, init));
    const end = performance.now() + overall;
    const isFinal = (wait: number): boolean =>
      attempt >= attempts || !isRepeatable || Math.max(wait, bucket?.wait() ?? 0) >= end - performance.now();
    const late = (): BackupError =>
      new BackupError('timeout', `${named(input, init)}: no success within ${overall} ms`, {
        nextStep: 'Try again later, or allow more time with retry.overall',
      });
    let attempt = 0;
    const attemptInit: AttemptInit = {
      ...init,
      [resend]: async (signal) => {
        await bucket?.take(signal ?? undefined);
        signal?.throwIfAborted();
        attempt += 1;
      },
    };
    try {
      for (;;) {
        caller?.throwIfAborted();
        attempt += 1;
        let wait: number | undefined;
        const left = end - performance.now();
        try {
          // One limit for each attempt, the nearer of the two: each of them costs a signal.
          const answer = await (perAttempt < left
            ? limited(input, attemptInit)
            : within(caller, left, late, (signal) => send(input, { ...attemptInit, signal })));
          wait = waitAfter(answer, attempt);
          if (wait === undefined || isFinal(wait)) {
            onAnswer?.(answer, attempt);
            return answer;
          }
          // Nobody waits for the end of an answer that is not wanted.
          if (!answer.bodyUsed) answer.body?.cancel().catch(() => {});
        } catch (error) {
          wait = backoff(attempt);
          if (caller?.aborted || isLasting(error) || isFinal(wait)) throw error;
        }
        await sleep(wait, caller);
        if (bucket) await within(caller, end - performance.now(), late, bucket.take);
      }
    } catch (error) {
      throw asBackupError(error, input, init, attempt);
    }
  };
}

/** Whether a failed attempt would fail the same way again. */
function isLasting(error: unknown): boolean {
  return error instanceof SigningError || (isBackupError(error) && !retriedCodes.has(error.code));
}
