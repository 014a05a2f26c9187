import { BackupError } from '../errors.ts';
import type { Send } from './seam.ts';

/** Gives an attempt no more than this many milliseconds, reading the body included. */
export function timeout(send: Send, milliseconds: number): Send {
  return async (request, init) => {
    const controller = new AbortController();
    const outer = init?.signal ?? request.signal;
    const abort = (): void => controller.abort(outer.reason);
    if (outer.aborted) abort();
    else outer.addEventListener('abort', abort, { once: true });
    const timer = setTimeout(() => {
      const nextStep = 'Try again later, or allow more time with timeout';
      controller.abort(new BackupError('timeout', `no answer within ${milliseconds} ms`, { nextStep }));
    }, milliseconds);
    try {
      return await send(request, { signal: controller.signal });
    } catch (error) {
      // Some runtimes reject with an error of their own instead of the reason.
      throw controller.signal.aborted ? controller.signal.reason : error;
    } finally {
      clearTimeout(timer);
      outer.removeEventListener('abort', abort);
    }
  };
}
