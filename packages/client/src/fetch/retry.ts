import { SigningError } from '@scp-backup/signing';
import { BackupError, isBackupError } from '../errors.ts';
import { retryAfterSeconds } from '../failure.ts';
import { countAttempts, type Send, sleep } from './seam.ts';

export interface RetryOptions {
  /** How often a request is sent at the most. @default 4 */
  readonly attempts?: number;
  /** Milliseconds of the first wait at the most; it doubles with each attempt. @default 500 */
  readonly baseDelay?: number;
  /** Milliseconds of any wait at the most. @default 20000 */
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

const retried = new Set([408, 417, 429, 500, 502, 503, 504]);

/**
 * Sends again after a broken connection, a timeout of an attempt, or a status that may pass: exponential backoff with
 * full jitter, or what `Retry-After` says. Only GET and HEAD are sent again.
 */
export function retry(send: Send, options: RetryOptions = {}): Send {
  const { attempts = 4, baseDelay = 500, maxDelay = 20_000, maxRetryAfter = 60, overall = 120_000 } = options;
  const { random = Math.random, beforeRetry } = options;

  /** Milliseconds to wait, or undefined when the answer is final. */
  function waitAfter(response: Response, attempt: number): number | undefined {
    if (!retried.has(response.status)) return undefined;
    const seconds = retryAfterSeconds(response.headers);
    if (seconds === undefined) return backoff(attempt);
    return seconds <= maxRetryAfter ? seconds * 1000 : undefined;
  }

  const backoff = (attempt: number): number => random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));

  return async (request, init) => {
    const caller = init?.signal ?? request.signal;
    const deadline = new AbortController();
    const signal = AbortSignal.any([caller, deadline.signal]);
    const timer = setTimeout(() => {
      const nextStep = 'Try again later, or allow more time with retry.overall';
      deadline.abort(new BackupError('timeout', `no success within ${overall} ms`, { nextStep }));
    }, overall);
    const repeatable = request.method === 'GET' || request.method === 'HEAD';
    let attempt = 0;
    try {
      for (;;) {
        attempt += 1;
        const last = attempt >= attempts || !repeatable;
        let wait: number | undefined;
        try {
          const response = await send(request, { signal });
          wait = last ? undefined : waitAfter(response, attempt);
          if (wait === undefined) return countAttempts(response, attempt);
          await response.body?.cancel();
        } catch (error) {
          if (last || signal.aborted || error instanceof SigningError) throw error;
          wait = backoff(attempt);
        }
        await sleep(wait, signal);
        await beforeRetry?.(signal);
      }
    } catch (error) {
      throw asBackupError(caller.aborted ? caller.reason : error, caller, request, attempt);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** What a failed request is told as: an abort, a timeout, or a connection that broke. */
function asBackupError(error: unknown, caller: AbortSignal, { method, url }: Request, attempts: number): Error {
  const what = `${method} ${new URL(url).pathname}`;
  if (caller.aborted) return new BackupError('aborted', `${what} was aborted`, { attempts }, { cause: error });
  if (error instanceof SigningError) return error;
  if (isBackupError(error)) {
    const { code, nextStep, message } = error;
    const reason = nextStep ? message.replace(`. ${nextStep}`, '') : message;
    return new BackupError(code, `${what}: ${reason}`, { attempts, ...(nextStep && { nextStep }) }, { cause: error });
  }
  const nextStep = 'Check the address, the network and the proxy';
  return new BackupError(
    'network',
    `${what} did not reach ${new URL(url).host}`,
    { attempts, nextStep },
    { cause: error },
  );
}
