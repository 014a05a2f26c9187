import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Credentials, type SignedMessage, verify } from '@scp-backup/signing';
import { afterEach } from 'vitest';

export const credentials: Credentials = { accessKey: 'test-key', secretKey: 'test-secret-that-must-not-show' };

export interface Service {
  readonly url: string;
  readonly requests: readonly IncomingMessage[];
  /** What `verify` said of each request. */
  readonly verdicts: readonly boolean[];
}

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A service on a free port of this machine, which checks each signature and answers as the test says. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, number: number) => void,
): Promise<Service> {
  const requests: IncomingMessage[] = [];
  const verdicts: boolean[] = [];
  const server = createServer(async (request, response) => {
    requests.push(request);
    const number = requests.length;
    const message: SignedMessage = {
      method: request.method ?? '',
      url: `http://${request.headers.host}${request.url}`,
      header: (name) => request.headers[name.toLowerCase()]?.toString(),
    };
    verdicts.push((await verify(message, { credentials })).ok);
    answer(request, response, number);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, verdicts };
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}
