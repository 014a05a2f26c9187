import { checkNumber } from '../errors/backup-error.ts';
import { sleep } from './race.ts';

export interface PaceOptions {
  /** Requests per 60 seconds, evenly spread. @default 60 */
  readonly perMinute?: number | undefined;
  /** Requests that may be sent at once after a pause. @default 15 */
  readonly burst?: number | undefined;
}

/** Waits until a request may be sent; returns the milliseconds waited. */
export type Pace = (signal: AbortSignal | undefined) => Promise<number>;

/** Milliseconds after which a moment is missed. */
const mostLate = 1000;

/**
 * A token bucket: at most `perMinute + burst` requests in any 60 seconds, 75 by default, since the service's firewall
 * blocks near 80 (observed).
 *
 * Each caller gets the earliest moment that is not taken, and waits for it with a timer of its own. A caller that is
 * aborted returns its moment. What is kept between calls are moments, no timers and no promises: runtimes such as Workers
 * freeze those together with the request that made them, and a frozen caller then costs its moment and delays nobody.
 *
 * @param now milliseconds of a clock that is never set back
 * @throws {BackupError} `invalidArgument` for a number out of range
 */
export function createPace(options: PaceOptions = {}, now: () => number = () => performance.now()): Pace {
  const { perMinute = 60, burst = 15 } = options;
  checkNumber('pace.burst', burst, 1);
  const interval = 60_000 / checkNumber('pace.perMinute', perMinute, Number.MIN_VALUE);
  /** Moments that aborted callers returned, the earliest first. */
  let returned: number[] = [];
  /** The moment of the last request, if there had never been a pause. */
  let last = Number.NEGATIVE_INFINITY;

  const takeMoment = (): number => {
    returned = returned.filter((moment) => moment >= now());
    const reused = returned.shift();
    if (reused !== undefined) return reused;
    last = Math.max(last, now() - burst * interval) + interval;
    return last;
  };

  const pace: Pace = async (signal) => {
    const moment = takeMoment();
    const wait = moment - now();
    if (wait <= 0) return 0;
    try {
      await sleep(wait, signal);
    } catch (error) {
      returned.push(moment);
      returned.sort((one, other) => one - other);
      throw error;
    }
    // A process that stood still wakes all callers at once.
    return now() - moment > mostLate ? wait + (await pace(signal)) : wait;
  };
  return pace;
}
