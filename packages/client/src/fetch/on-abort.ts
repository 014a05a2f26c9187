const listeners = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when a signal ends, until the returned function is called. However many wait for a signal, it has one
 * listener: runtimes warn of more than ten.
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => {};
  let waiting = listeners.get(signal);
  if (!waiting) {
    const all = new Set<() => void>();
    signal.addEventListener('abort', () => {
      for (const one of [...all]) one();
    });
    listeners.set(signal, all);
    waiting = all;
  }
  waiting.add(callback);
  return () => waiting.delete(callback);
}
