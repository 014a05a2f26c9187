/**
 * The mock as one function from `Request` to `Response`: no server and nothing of Node, so it runs in browsers and
 * workers, and starts at once.
 */
import type { MockResponse } from './answer.ts';
import { createMock, type MockControl, type MockSettings } from './mock.ts';

export type { MockData } from './behaviour/data-set.ts';
export type { Row, RowSource } from './behaviour/row-source.ts';
export type { MockClock } from './control/clock.ts';
export type { Fault } from './control/fault.ts';
export type { FaultHandle } from './control/faults.ts';
export type { JournalEntry } from './control/journal.ts';
export type { ScenarioName } from './control/scenarios.ts';
export { demoCredentials } from './credentials.ts';
export { type GenerateOptions, generateData } from './data/generate.ts';
export type { ApiDescription, OtherApi, SchemaViolation } from './description.ts';
export { MockError, type MockErrorCode } from './errors.ts';
export type { MockControl, MockSettings } from './mock.ts';
export type { Fidelity } from './request/arrival.ts';

/** Answers requests as the service would, and takes the place of `fetch`. */
export interface MockHandler extends MockControl {
  /**
   * Takes what `fetch` takes. The signature is checked over the URL as it is, whatever its origin. Rejects with a
   * `TypeError`, as `fetch` does, where a fault breaks the connection, and with the reason of a signal that is aborted.
   */
  (input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /**
   * The same mock for a service that stands at `baseUrl`: the path of the URL comes before those of the service.
   *
   * @throws {TypeError} when `baseUrl` is not a URL
   */
  at(baseUrl: string | URL): (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

/**
 * Makes a mock that is a function.
 *
 * @throws {MockError} `ERR_INVALID_OPTION`, `ERR_INVALID_DATA`
 * @throws {SigningError} `ERR_INVALID_CREDENTIALS`
 */
export function createMockHandler(settings: MockSettings = {}): MockHandler {
  const { answer, control } = createMock(settings);
  const below =
    (basePath: string) =>
    async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const { method, headers, signal, url: whole } = new Request(input, init);
      // A fragment does not go over the wire, and is not signed.
      const [url = ''] = whole.split('#', 1);
      return toResponse(method, await unlessAborted(signal, answer({ method, url, headers, basePath })));
    };
  const at = (baseUrl: string | URL) => below(new URL(baseUrl).pathname.replace(/\/$/, ''));
  const handle = Object.assign(below(''), { at });
  return Object.defineProperties(handle, Object.getOwnPropertyDescriptors(control)) as MockHandler;
}

function unlessAborted<Value>(signal: AbortSignal, value: Promise<Value>): Promise<Value> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function toResponse(method: string, { status, headers, body, wire }: MockResponse): Response {
  if (wire?.breakAfter === 'nothing') throw new TypeError('fetch failed', { cause: new Error('connection reset') });
  const empty = method === 'HEAD' || status === 204 || status === 304;
  if (empty) return new Response(null, { status, headers });
  if (!wire) return new Response(body, { status, headers });
  return new Response(brokenStream(body.slice(0, wire.breakAfter as number)), { status, headers });
}

function brokenStream(text: string): ReadableStream {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('terminated'));
      sent = true;
      controller.enqueue(new TextEncoder().encode(text));
    },
  });
}
