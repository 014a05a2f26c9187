import { faultOf } from './fault.ts';
import type { Slots } from './slots.ts';

/** Sends one request and follows no redirect. */
export type Send = (request: Request) => Promise<Response>;

/** What came of one request. */
export interface Exchange {
  /** 0 where no response came. */
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** Why no whole response came. */
  readonly failure?: string;
}

export interface TransportOptions {
  readonly send: Send;
  readonly slots: Slots;
  readonly timeoutMs: number;
  /** Milliseconds to wait after a 417, or a 429 that does not say how long. */
  readonly refusalMs: number;
}

export interface Transport {
  /** Makes the request when its turn comes, so that its timestamp is fresh. */
  exchange(make: () => Request): Promise<Exchange>;
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

export function createTransport({ send, slots, timeoutMs, refusalMs }: TransportOptions): Transport {
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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new DOMException(`no whole response within ${timeoutMs} ms`, 'TimeoutError');
        reject(error);
        controller.abort(error);
      }, timeoutMs);
    });
    const read = async () => {
      const { status, headers, body } = await send(new Request(request, { signal: controller.signal }));
      answered = true;
      return { status, headers, bytes: new Uint8Array(await new Response(body).arrayBuffer()) };
    };
    try {
      return await Promise.race([read(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Once more where the connection was idle and closed just now, or where the service may serve one connection at a time. */
  async function twice(make: () => Request): Promise<Exchange> {
    try {
      return await slots.run(() => attempt(make));
    } catch (error) {
      if (!answered && (isTimeout(error) || faultOf(error).unreachable)) throw error;
      if (isTimeout(error)) return await slots.alone(() => attempt(make));
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
      const late = isTimeout(error);
      const fault = late ? { message: (error as Error).message, unreachable: false } : faultOf(error);
      if (fault.unreachable && !answered) {
        const { origin } = new URL(make().url);
        throw new UnreachableError(`${origin} cannot be reached: ${fault.message}`, { cause: error });
      }
      strikes += late ? patience / 4 : 1;
      lastFailure = fault.message;
      return failed(lastFailure);
    }
  }

  return {
    exchange,
    get calls() {
      return calls;
    },
  };
}

function failed(failure: string): Exchange {
  return { status: 0, headers: new Headers(), bytes: new Uint8Array(), failure };
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function isBusy(status: number): boolean {
  return status === 417 || status === 429;
}

function retryAfterMs(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return seconds >= 0 && seconds <= 600 ? seconds * 1000 : undefined;
}
