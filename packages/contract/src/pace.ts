/** Lets a request go at most every `intervalMs`. Without an interval each goes at once. */
export function createPace(
  intervalMs: number,
  now: () => number,
  wait: (ms: number) => Promise<void>,
): () => Promise<void> {
  let next = 0;
  return async () => {
    if (intervalMs <= 0) return;
    const at = Math.max(next, now());
    next = at + intervalMs;
    if (at > now()) await wait(at - now());
  };
}
