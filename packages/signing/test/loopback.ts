import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SignedMessage } from '@scp-backup/signing';
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

/** What came over the wire, in the form that `verify` reads. */
export function wireMessage(request: IncomingMessage): SignedMessage {
  return {
    method: request.method ?? '',
    url: `http://${request.headers.host}${request.url}`,
    header: (name: string) => request.headers[name.toLowerCase()]?.toString(),
  };
}
