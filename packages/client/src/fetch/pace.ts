import { checkNumber } from '../check.ts';
import { asBackupError, type Send, signalOf, sleep } from './seam.ts';

export interface PaceOptions {
  /** Requests in 60 seconds, evenly. @default 60 */
  readonly perMinute?: number;
  /** Requests that may go out at once after a pause. @default 15 */
  readonly burst?: number;
}

/** As good as no limit, and still a number that can be counted with. */
const mostAtOnce = 1e9;

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
  checkNumber('pace.perMinute', perMinute, Number.MIN_VALUE, 'a number above 0');
  checkNumber('pace.burst', burst, 1);
  const interval = 60_000 / perMinute;
  /** When the bucket would be full, in the time of tokens already given. */
  let full = now();
  const wait = (): number =>
    Math.max(0, Math.max(full, now()) + interval - now() - Math.min(burst, mostAtOnce) * interval);
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
