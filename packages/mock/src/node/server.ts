import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { MockResponse } from '../answer.ts';
import { MockError } from '../errors.ts';
import type { MockControl } from '../mock.ts';
import type { MockRequest } from '../request/mock-request.ts';
import { addressesOf, isForeign } from './address.ts';
import { controlPath, serveControl } from './control-server.ts';
import { wireReader } from './wire-request.ts';

export interface ListeningServer {
  readonly url: string;
  /** Every address by which it can be reached. */
  readonly urls: readonly string[];
  /** Lets the requests that are being answered end, and closes all connections. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: URL | undefined;
  readonly answer: (request: MockRequest) => Promise<MockResponse>;
  readonly control: MockControl;
}

/** Milliseconds that a caller has to read its answer once the server is closing. */
const closingTime = 5_000;
/** Bytes of all headers and the request line; beyond it is 431. */
const maxHeaderSize = 16_384;

/** @throws {MockError} `EADDRINUSE` where the port is taken */
export async function listen({ port, host, publicUrl, answer, control }: ServerOptions): Promise<ListeningServer> {
  /**
   * The requests of each connection, the one that is being answered first. Each has a turn of the event loop of its own, so
   * that requests which are sent without waiting for responses hold up nobody else.
   */
  const connections = new Map<Socket, (() => void)[]>();
  const read = wireReader(publicUrl);
  let closed: Promise<void> | undefined;

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const response = await respond(incoming);
    if (!outgoing.destroyed) send(incoming, outgoing, response, closed ? { connection: 'close' } : {});
  }

  function respond(incoming: IncomingMessage): MockResponse | Promise<MockResponse> {
    if (incoming.url?.startsWith(controlPath)) return serveControl(incoming, control);
    return isForeign(incoming, publicUrl) ? foreignName(incoming) : answer(read(incoming));
  }

  const server = createServer({ maxHeaderSize }, (incoming, outgoing) => {
    const { socket } = incoming;
    const queue = connections.get(socket) ?? [];
    const serve = () => handle(incoming, outgoing).catch(() => socket.destroy());
    outgoing.once('close', () => {
      queue.shift();
      if (queue[0]) setImmediate(queue[0]);
      else if (closed) socket.end();
    });
    if (queue.push(serve) === 1) setImmediate(serve);
  });
  server.on('connection', (socket: Socket) => {
    connections.set(socket, []);
    socket.once('close', () => connections.delete(socket));
  });
  // A CONNECT would otherwise be hung up on without a word.
  server.on('connect', (_, socket) => {
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portTaken(host, port, error) : error);
    });
    server.listen(port, host, resolve);
  });

  const urls = addressesOf(host, (server.address() as AddressInfo).port);
  return {
    url: urls[0] ?? '',
    urls,
    close() {
      closed ??= new Promise((resolve) => {
        const late = setTimeout(() => server.closeAllConnections(), closingTime);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        for (const [socket, queue] of connections) if (queue.length === 0) socket.destroy();
      });
      return closed;
    },
  };
}

function send(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { status, headers, body, wire }: MockResponse,
  connection: Readonly<Record<string, string>>,
): void {
  if (wire?.breakAfter === 'nothing') {
    incoming.socket.resetAndDestroy();
    return;
  }
  const length = status === 204 || status === 304 ? {} : { 'content-length': Buffer.byteLength(body) };
  outgoing.writeHead(status, { ...headers, ...length, ...connection });
  if (!wire) {
    outgoing.end(body);
    return;
  }
  const content = Buffer.from(body);
  const part = content.subarray(0, Math.min(wire.breakAfter as number, content.length - 1));
  outgoing.write(part, () => incoming.socket.destroy());
}

function foreignName({ headers: { host } }: IncomingMessage): MockResponse {
  const error = `${host ?? 'no name'} is not a name of this machine; start the mock with publicUrl to be called by it`;
  return { status: 403, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ error }) };
}

function portTaken(host: string, port: number, cause: Error): MockError {
  const message = `port ${port} of ${host} is taken; choose another port, or 0 for any that is free`;
  return new MockError('EADDRINUSE', message, { cause, port });
}
