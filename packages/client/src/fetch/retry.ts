import { SigningError } from '@scp-backup/signing';
import { BackupError, invalidArgument, isBackupError } from '../errors.ts';
import { retryAfterSeconds } from '../failure.ts';
import { asBackupError, named, note, type Send, sleep } from './seam.ts';
import { within } from './within.ts';

export interface RetryOptions {
  /** How often a request is sent at the most. @default 4 */
  readonly attempts?: number;
  /** Milliseconds of the first wait at the most; it doubles with each attempt. @default 500 */
  readonly baseDelay?: number;
  /** Milliseconds of any wait at the most, `Retry-After` aside. @default 20000 */
  readonly maxDelay?: number;
  /** Seconds of `Retry-After` that are waited for; a longer one is told in the error. @default 60 */
  readonly maxRetryAfter?: number;
  /** Milliseconds of all attempts and waits together. @default 120000 */
  readonly overall?: number;
  /** From 0 to 1. @default Math.random */
  readonly random?: () => number;
  /** Called before each attempt but the first. */
  readonly beforeRetry?: (signal: AbortSignal) => Promise<void>;
}

const retriedStatuses = new Set([408, 417, 429, 500, 502, 503, 504]);
const retriedCodes = new Set(['timeout', 'unreadableResponse']);

/**
 * Sends again after a broken connection, a timeout of an attempt, a body that cannot be read, or a status that may
 * pass: exponential backoff with full jitter, or what `Retry-After` says. A wait that would not end in time is not
 * begun. Only GET and HEAD are sent again.
 *
 * @throws {BackupError} `invalidArgument` for a number of attempts below 1
 */
export function retry(send: Send, options: RetryOptions = {}): Send {
  const { attempts = 4, baseDelay = 500, maxDelay = 20_000, maxRetryAfter = 60, overall = 120_000 } = options;
  const { random = Math.random, beforeRetry } = options;
  if (!(attempts >= 1)) throw invalidArgument('retry.attempts', attempts, 'a number from 1');

  const backoff = (attempt: number): number => random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));

  /** Milliseconds to wait, or undefined when the answer is final. */
  function waitAfter({ status, headers }: Response, attempt: number): number | undefined {
    if (!retriedStatuses.has(status)) return undefined;
    const seconds = retryAfterSeconds(headers);
    if (seconds === undefined) return backoff(attempt);
    return seconds <= maxRetryAfter ? seconds * 1000 : undefined;
  }

  return async (request, init) => {
    const caller = init?.signal ?? request.signal;
    const end = performance.now() + overall;
    const most = request.method === 'GET' || request.method === 'HEAD' ? attempts : 1;
    const isFinal = (wait: number, attempt: number): boolean => attempt >= most || wait >= end - performance.now();
    let attempt = 0;

    async function untilFinal(signal: AbortSignal): Promise<Response> {
      for (;;) {
        attempt += 1;
        let wait: number | undefined;
        try {
          const response = await send(request, { signal });
          wait = waitAfter(response, attempt);
          if (wait === undefined || isFinal(wait, attempt)) return note(response, { attempts: attempt });
          await response.body?.cancel();
        } catch (error) {
          wait = backoff(attempt);
          if (signal.aborted || isLasting(error) || isFinal(wait, attempt)) throw error;
        }
        await sleep(wait, signal);
        await beforeRetry?.(signal);
      }
    }

    const late = (): BackupError =>
      new BackupError('timeout', `${named(request)}: no success within ${overall} ms`, {
        nextStep: 'Try again later, or allow more time with retry.overall',
      });
    try {
      return await within(caller, overall, late, untilFinal);
    } catch (error) {
      throw asBackupError(error, caller, request, attempt);
    }
  };
}

/** Whether a failed attempt would fail the same way again. */
function isLasting(error: unknown): boolean {
  return error instanceof SigningError || (isBackupError(error) && !retriedCodes.has(error.code));
}
