import { faultOf } from './fault.ts';
import type { Received, Sender } from './senders.ts';
import type { Slots } from './slots.ts';

/** The result of one request; the status is 0 if the response was incomplete or missing. */
export interface Exchange extends Received {
  /** Why no whole response came. */
  readonly failure?: string | undefined;
}

export interface TransportOptions {
  readonly sender: Sender;
  readonly slots: Slots;
  readonly timeoutMs: number;
  /** Milliseconds to wait after a 417, or a 429 that does not say how long. */
  readonly refusalMs: number;
}

export interface Transport {
  /** Makes the request when its turn comes, so that its timestamp is fresh. */
  exchange(make: () => Request): Promise<Exchange>;
  close(): void;
  readonly calls: number;
}

/** The address cannot be reached, or nothing there can be called. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly code = 'unreachable';
}

/** Failures in a row after which nothing more is sent; a timeout weighs as much as four others. */
const patience = 16;

/** Refusals of a run for too many calls (417, 429) that are waited out. */
const mostWaits = 20;

export function createTransport({ sender, slots, timeoutMs, refusalMs }: TransportOptions): Transport {
  let calls = 0;
  let answered = false;
  let waits = 0;
  let strikes = 0;
  let lastFailure = '';

  /** With a timer of our own: nothing holds the signal of `AbortSignal.timeout`, and a fetch may not listen to it. */
  async function attempt(make: () => Request): Promise<Exchange> {
    const request = make();
    calls += 1;
    const controller = new AbortController();
    let begun = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new DOMException(`no whole response within ${timeoutMs} ms`, 'TimeoutError');
        reject(error);
        controller.abort(error);
      }, timeoutMs);
    });
    const receiving = sender.send(request, controller.signal, () => {
      answered = true;
      begun = true;
    });
    try {
      return await Promise.race([receiving, late]);
    } catch (error) {
      throw new AttemptError(error, begun);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Once more where an idle connection was closed just now, or where the service is too slow for calls side by side. */
  async function twice(make: () => Request): Promise<Exchange> {
    try {
      return await slots.run(() => attempt(make));
    } catch (error) {
      const { isTimeout, isUnreachable, begun } = error as AttemptError;
      if (!answered && (isTimeout || isUnreachable)) throw error;
      if (isTimeout) return await slots.alone(() => attempt(make));
      if (begun) throw error;
      return await slots.run(() => attempt(make));
    }
  }

  async function exchange(make: () => Request): Promise<Exchange> {
    if (strikes >= patience) return failed(`not sent: too many calls in a row failed; ${lastFailure}`);
    try {
      let found = await twice(make);
      while (isBusy(found.status) && waits < mostWaits) {
        waits += 1;
        slots.hold(retryAfterMs(found.headers) ?? refusalMs);
        found = await twice(make);
      }
      strikes = 0;
      return found;
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
      const { message, isUnreachable, isTimeout } = error;
      if (isUnreachable && !answered) {
        const { origin } = new URL(make().url);
        throw new UnreachableError(`${origin} cannot be reached: ${message}`, { cause: error.cause });
      }
      strikes += isTimeout ? patience / 4 : 1;
      lastFailure = message;
      return failed(message);
    }
  }

  return {
    exchange,
    close: () => sender.close(),
    get calls() {
      return calls;
    },
  };
}

class AttemptError extends Error {
  readonly isTimeout: boolean;
  /** No connection was made. */
  readonly isUnreachable: boolean;
  /** The head of a response had come. */
  readonly begun: boolean;

  constructor(cause: unknown, begun: boolean) {
    const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError';
    const { message, unreachable } = faultOf(cause);
    super(isTimeout ? cause.message : message, { cause });
    this.isTimeout = isTimeout;
    this.isUnreachable = unreachable && !isTimeout;
    this.begun = begun;
  }
}

function failed(failure: string): Exchange {
  return { status: 0, headers: new Headers(), bytes: new Uint8Array(), failure };
}

function isBusy(status: number): boolean {
  return status === 417 || status === 429;
}

function retryAfterMs(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return seconds >= 0 && seconds <= 600 ? seconds * 1000 : undefined;
}
