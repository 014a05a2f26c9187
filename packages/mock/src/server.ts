import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Answer, serviceError } from './answer.ts';
import type { WireRequest } from './engine.ts';

export type Respond = (request: WireRequest) => Promise<Answer>;

/** The HTTP side: bytes in, bytes out. Rejects with `EADDRINUSE` when the port is taken. */
export function listen(respond: Respond, port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume();
    handle(respond, request, response).catch((failure: Error) => {
      write(request, response, serviceError(500, 'MockFailure', 'Internal Server Error', [failure.message]));
    });
  });
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

async function handle(respond: Respond, request: IncomingMessage, response: ServerResponse): Promise<void> {
  allowLoopbackPages(request, response);
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { Allow: 'GET, HEAD, OPTIONS' }).end();
    return;
  }
  const answer = await respond({
    method: request.method ?? '',
    origin: `http://${request.headers.host ?? ''}`,
    target: request.url ?? '/',
    header: (name) => request.headers[name.toLowerCase()]?.toString(),
  });
  write(request, response, answer);
}

/** Pages of this machine may call the mock; other pages may not. */
function allowLoopbackPages({ headers }: IncomingMessage, response: ServerResponse): void {
  const { origin } = headers;
  if (!origin || !/^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(origin)) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Vary', 'Origin');
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS');
  response.setHeader('Access-Control-Allow-Headers', headers['access-control-request-headers'] ?? '*');
}

function write(request: IncomingMessage, response: ServerResponse, { status, headers = {}, body }: Answer): void {
  if (response.headersSent) return;
  const type = headers['content-type'] ?? 'application/json';
  const text = typeof body === 'string' && !type.includes('json') ? body : JSON.stringify(body ?? null);
  response.writeHead(status, { ...headers, 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) });
  response.end(request.method === 'HEAD' ? undefined : text);
}
