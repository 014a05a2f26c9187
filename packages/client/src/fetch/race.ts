/** The longest time that a timer can wait for. Longer ones, such as `Infinity`, are no limit. */
const longestTimer = 2 ** 31 - 1;

export interface RaceLimits<Result> {
  readonly signal: AbortSignal | undefined;
  readonly milliseconds: number;
  /** Returns the result when the time is over, or throws. */
  readonly onTimeout: () => Result;
}

/**
 * Works until the work settles, the signal aborts or the time is over, whichever comes first. In the latter two cases
 * the work's own signal aborts, and the race settles whether or not the work listens to it.
 *
 * @throws the reason of the signal when it aborts
 */
export function race<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  { signal, milliseconds, onTimeout }: RaceLimits<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const controller = new AbortController();
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    const onAbort = (): void => {
      finish();
      reject(signal?.reason);
      controller.abort(signal?.reason);
    };
    const onTime = (): void => {
      finish();
      resolve(new Promise((done) => done(onTimeout())));
      controller.abort();
    };
    const timer = milliseconds <= longestTimer ? setTimeout(onTime, milliseconds) : undefined;
    signal?.addEventListener('abort', onAbort);
    work(controller.signal).finally(finish).then(resolve, reject);
  });
}

/** Waits; an abort of the signal ends the wait with its reason. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  const limits = { signal, milliseconds: Math.min(milliseconds, longestTimer), onTimeout: () => {} };
  return race(() => new Promise(() => {}), limits);
}
