import { checkNumber, withoutNull } from '../check.ts';
import { onAbort } from './on-abort.ts';
import { asBackupError, type Send, signalOf } from './seam.ts';
import { longestTimer } from './within.ts';

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
 * blocks near 80 (observed). Who leaves the line lets those behind move up.
 *
 * @param now milliseconds of a clock that is never set back
 * @throws {BackupError} `invalidArgument` for a number that is not above zero
 */
export function createBucket(options: PaceOptions = {}, now: () => number = () => performance.now()): Bucket {
  const { perMinute, burst } = { perMinute: 60, burst: 15, ...withoutNull(options) };
  checkNumber('pace.perMinute', perMinute, Number.MIN_VALUE, 'a number above 0');
  checkNumber('pace.burst', burst, 1);
  const interval = 60_000 / perMinute;
  const line: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the bucket would be full, in the time of tokens already given. */
  let full = now();

  /** Milliseconds until a token is there for who has so many before them. */
  const waitBehind = (others: number): number =>
    Math.max(0, Math.max(0, full - now()) + (others + 1 - Math.min(burst, mostAtOnce)) * interval);
  const give = (): void => {
    full = Math.max(full, now()) + interval;
  };
  const serve = (): void => {
    timer = undefined;
    while (line.length > 0 && waitBehind(0) === 0) {
      give();
      line.shift()?.();
    }
    watch();
  };
  const watch = (): void => {
    if (line.length > 0) timer ??= setTimeout(serve, Math.min(Math.ceil(waitBehind(0)), longestTimer));
    else {
      clearTimeout(timer);
      timer = undefined;
    }
  };

  return {
    async take(signal) {
      signal?.throwIfAborted();
      if (line.length === 0 && waitBehind(0) === 0) return give();
      let forget = (): void => {};
      try {
        await new Promise<void>((resolve, reject) => {
          line.push(resolve);
          forget = onAbort(signal, () => {
            const place = line.indexOf(resolve);
            if (place < 0) return;
            line.splice(place, 1);
            watch();
            reject(signal?.reason);
          });
          watch();
        });
      } finally {
        forget();
      }
    },
    wait: () => waitBehind(line.length),
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
