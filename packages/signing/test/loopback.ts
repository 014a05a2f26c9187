import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type SignedMessage, type VerifyOptions, verify } from '@scp-backup/signing';
import { afterEach } from 'vitest';

const running: Server[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server on a free port of this machine, closed after the test. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The request as it came over the wire, in the form that `verify` reads. */
export function wireMessage(request: IncomingMessage): SignedMessage {
  return {
    method: request.method ?? '',
    url: `http://${request.headers.host}${request.url}`,
    header: (name: string) => request.headers[name.toLowerCase()]?.toString(),
  };
}

interface ServiceOptions extends VerifyOptions {
  /** The service's time. */
  readonly clock?: () => number;
  /** The `Date` of a 401. @default the service's time */
  readonly date?: (now: number) => string | undefined;
  /** The status of the request with this number, from 0. @default 200 where the signature is right, otherwise 401 */
  readonly status?: (index: number) => number | undefined;
}

interface ServedRequest {
  readonly method: string;
  readonly url: string;
  readonly timestamp: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** That of the response. */
  readonly status?: number;
}

/** A server that verifies signatures, and remembers what came. A status of 0 closes the connection. */
export async function service(options: ServiceOptions): Promise<{ url: string; requests: ServedRequest[] }> {
  const { clock = Date.now, date = (now) => new Date(now).toUTCString(), status = () => undefined } = options;
  const requests: ServedRequest[] = [];
  const origin = await serve(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const index = requests.length;
    const served = { method, url, timestamp: Number(headers['scp-timestamp']), headers };
    requests.push({ ...served, body: '' });
    const body = await text(request);
    const verdict = await verify(wireMessage(request), { ...options, now: clock() });
    const code = status(index) ?? (verdict.ok ? 200 : 401);
    requests[index] = { ...served, body, status: code };
    if (code === 0) return request.socket.destroy();
    response.sendDate = false;
    const told = date(clock());
    if (code === 401 && told !== undefined) response.setHeader('Date', told);
    response.writeHead(code).end(JSON.stringify(verdict));
  });
  return { url: origin, requests };
}
