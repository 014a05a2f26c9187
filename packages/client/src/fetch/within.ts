/** The longest time that a timer can wait for. Longer ones, such as `Infinity`, are no limit. */
const longest = 2 ** 31 - 1;

/**
 * Works under a signal that ends with the outer one and after so many milliseconds. It rejects with the reason at that
 * moment, also where the work does not listen to its signal.
 */
export async function within<Result>(
  outer: AbortSignal,
  milliseconds: number,
  late: () => unknown,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = (): void => controller.abort(outer.reason);
  outer.addEventListener('abort', abort);
  const timer = milliseconds <= longest ? setTimeout(() => controller.abort(late()), milliseconds) : undefined;
  try {
    if (outer.aborted) throw outer.reason;
    return await new Promise<Result>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      work(signal).then(resolve, reject);
    });
  } catch (error) {
    // Some runtimes reject with an error of their own instead of the reason.
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', abort);
  }
}
