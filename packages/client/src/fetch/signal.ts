let isAccepted: boolean | undefined;

/**
 * The signal where requests accept it, or else none. A test environment with jsdom brings its own `AbortController` but
 * leaves Node its `Request`, which refuses the foreign signal. A call ends with its signal all the same, since it waits for
 * no response then; only the connection stays open.
 */
export function acceptedSignal<Signal extends AbortSignal | null | undefined>(signal: Signal): Signal | null {
  try {
    if (signal) isAccepted ??= !!new Request('http://a', { signal });
  } catch {
    isAccepted = false;
  }
  return isAccepted === false ? null : signal;
}
