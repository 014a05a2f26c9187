import { onAbort } from './on-abort.ts';

/** The longest time that a timer can wait for. Longer ones, such as `Infinity`, are no limit. */
export const longestTimer: number = 2 ** 31 - 1;

/**
 * Works under a signal that ends with the outer one and after so many milliseconds. It rejects with the reason at that
 * moment, also where the work does not listen to its signal or rejects with an error of its own.
 */
export async function within<Result>(
  outer: AbortSignal | undefined,
  milliseconds: number,
  late: () => unknown,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  let forget = (): void => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<Result>((resolve, reject) => {
      const end = (reason: unknown): void => {
        reject(reason);
        controller.abort(reason);
      };
      forget = onAbort(outer, () => end(outer?.reason));
      if (milliseconds <= longestTimer) timer = setTimeout(() => end(late()), milliseconds);
      work(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    forget();
  }
}
