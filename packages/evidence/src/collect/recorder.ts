import { AsyncLocalStorage } from 'node:async_hooks';
import type { BackupClientOptions } from '@scp-backup/client';

/** A request that was sent, and what arrived. */
export interface Exchange {
  /** Milliseconds since 1970 by this machine's clock, when the request was sent. */
  readonly sent: number;
  readonly url: string;
  /** Undefined until a response arrives. */
  response?: Response;
  /** When it arrived. */
  arrived?: number;
  readonly body: Uint8Array[];
}

/** Notes every request, also those that were repeated, with the bytes of the responses. */
export interface Recorder {
  /** The `fetch` of the client. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Runs work, and notes the requests that it sends in `log`. */
  readonly record: <Result>(log: Exchange[], work: () => Promise<Result>) => Promise<Result>;
}

/**
 * A walk returns pages, not requests: it keeps the page that showed its end to itself. So the notes are taken where the
 * requests are sent, and `AsyncLocalStorage` says for which walk.
 */
export function createRecorder(
  fetch: BackupClientOptions['fetch'] = (request) => globalThis.fetch(request),
  now: () => number = Date.now,
): Recorder {
  const logs = new AsyncLocalStorage<Exchange[]>();
  return {
    async fetch(request) {
      const exchange: Exchange = { sent: now(), url: request.url, body: [] };
      logs.getStore()?.push(exchange);
      const response = await fetch(request);
      exchange.response = response;
      exchange.arrived = now();
      if (!response.body) return response;
      const { status, statusText, headers } = response;
      const copying = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          exchange.body.push(chunk);
          controller.enqueue(chunk);
        },
      });
      return new Response(response.body.pipeThrough(copying), { status, statusText, headers });
    },
    record: (log, work) => logs.run(log, work),
  };
}
