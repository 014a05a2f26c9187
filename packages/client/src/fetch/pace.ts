import { invalidArgument } from '../errors.ts';
import { asBackupError, type Send, signalOf, sleep } from './seam.ts';

export interface PaceOptions {
  /** Requests in 60 seconds, evenly. @default 60 */
  readonly perMinute?: number;
  /** Requests that may go out at once after a pause. @default 15 */
  readonly burst?: number;
}

/** A token bucket: everybody who takes from it waits in line for the next token. */
export interface Bucket {
  take(signal?: AbortSignal): Promise<void>;
  /** Milliseconds that a token taken now would be waited for. */
  wait(): number;
}

/**
 * In any 60 seconds no more than `perMinute + burst` tokens are given: 75 by default, since the service's firewall
 * blocks near 80 (observed).
 *
 * @param now milliseconds of a clock that is never set back
 * @throws {BackupError} `invalidArgument` for a number that is not above zero
 */
export function createBucket(
  { perMinute = 60, burst = 15 }: PaceOptions = {},
  now: () => number = () => performance.now(),
): Bucket {
  if (!(perMinute > 0)) throw invalidArgument('pace.perMinute', perMinute, 'a number above 0');
  if (!(burst >= 1)) throw invalidArgument('pace.burst', burst, 'a number from 1');
  const interval = 60_000 / perMinute;
  /** When the bucket would be full, in the time of tokens already given. */
  let full = now();
  const wait = (): number => Math.max(0, Math.max(full, now()) + interval - now() - burst * interval);
  return {
    async take(signal) {
      const time = wait();
      full = Math.max(full, now()) + interval;
      if (time === 0) return;
      try {
        await sleep(time, signal);
      } catch (error) {
        // Who leaves the line leaves the token to those who come later.
        full -= interval;
        throw error;
      }
    },
    wait,
  };
}

/** Lets a request out when the bucket has a token for it. Waiting does not count as time of the request. */
export function pace<Answer = Response>(send: Send<Answer>, bucket: Bucket): Send<Answer> {
  return async (input, init) => {
    try {
      await bucket.take(signalOf(input, init));
    } catch (error) {
      throw asBackupError(error, input, init, 0);
    }
    return send(input, init);
  };
}
