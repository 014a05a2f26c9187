/** One layer's view of the next: a request goes in, its answer comes out. */
export type Send = (request: Request, init?: { readonly signal?: AbortSignal }) => Promise<Response>;

/** How often a request was sent until this answer came. */
const attempts = new WeakMap<Response, number>();

export function attemptsOf(response: Response): number {
  return attempts.get(response) ?? 1;
}

export function countAttempts(response: Response, count: number): Response {
  attempts.set(response, count);
  return response;
}

/** Milliseconds of waiting that an abort ends at once. Rejects with the signal's reason. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', abort, { once: true });
  });
}
