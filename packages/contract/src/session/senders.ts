import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { decodeContent } from './encoding.ts';

/** Sends one request and follows no redirect. */
export type Send = (request: Request) => Promise<Response>;

/** A response that came whole. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

export interface Sender {
  /** `onHead` is called when the head of the response has come. */
  send(request: Request, signal: AbortSignal, onHead: () => void): Promise<Received>;
  close(): void;
}

export function functionSender(fetch: Send): Sender {
  return {
    async send(request, signal, onHead) {
      const { status, headers, body } = await fetch(new Request(request, { signal }));
      onHead();
      return { status, headers, bytes: new Uint8Array(await new Response(body).arrayBuffer()) };
    },
    close: () => {},
  };
}

/**
 * Sends over sockets. Connections are kept over TLS only: their beginning is dear there, and a plain service may serve one
 * connection at a time. Not by fetch: that of Node 20 may wait for ever for a body that is not encoded as it says, and
 * accepts one that lacks its end.
 */
export function socketSender(): Sender {
  const agents = { 'http:': new PlainAgent({ keepAlive: false }), 'https:': new TlsAgent({ keepAlive: true }) };
  return {
    send(request, signal, onHead) {
      const isTls = request.url.startsWith('https:');
      const agent = isTls ? agents['https:'] : agents['http:'];
      const headers = { 'Accept-Encoding': 'gzip', ...Object.fromEntries(request.headers) };
      return new Promise((resolve, reject) => {
        const sending = (isTls ? tlsRequest : plainRequest)(
          request.url,
          { method: request.method, headers, agent, signal },
          (message) => {
            onHead();
            receive(message, request.method).then(resolve, reject);
          },
        );
        sending.on('error', reject);
        sending.end();
      });
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

async function receive(message: IncomingMessage, method: string): Promise<Received> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  const headers = new Headers();
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    headers.append(message.rawHeaders[index] ?? '', message.rawHeaders[index + 1] ?? '');
  }
  const encoding = method === 'HEAD' ? '' : (headers.get('content-encoding') ?? '');
  const bytes = decodeContent(Buffer.concat(parts), encoding);
  return { status: message.statusCode ?? 0, headers, bytes };
}
