import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { decodeContent } from './encoding.ts';
import type { SignedRequest } from './wire.ts';

/** A response as the socket gave it, to the end of the connection. */
export interface RawResponse {
  readonly status: number;
  /** Values by name in lower case, in the order in which they came. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Everything behind the headers. */
  readonly body: Buffer;
}

const most = 4_000_000;

/** How long bytes that do not belong to the response are waited for. */
const afterwardsMs = 200;

/**
 * Sends one request over a connection of its own, asks to close it, and reads all that comes. The runtime's fetch hides
 * what this shows: bytes behind the end of a body, lengths that are wrong, bodies that decode only in part.
 *
 * @throws {RangeError} when nothing came in time, or more than is read
 * @throws {Error} when what came does not begin like HTTP, or the connection broke
 */
export async function rawExchange({ method, url, headers }: SignedRequest, timeoutMs: number): Promise<RawResponse> {
  const { protocol, hostname, port, host, pathname, search } = new URL(url);
  // In capitals, as other calls write names in small letters.
  const own = [...headers].map(([name, value]) => `${name.toUpperCase()}: ${value}\r\n`).join('');
  const head = `${method} ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${own}\r\n`;
  const address = hostname.replace(/^\[|\]$/g, '');
  const socket =
    protocol === 'https:'
      ? connectTls({ host: address, port: Number(port || 443), servername: address })
      : connectPlain({ host: address, port: Number(port || 80) });
  const bytes = await readAll(socket, head, timeoutMs, (all) => isWhole(all, method));
  if (bytes.length === 0) throw new RangeError('nothing came over a connection of its own');
  if (bytes.length > most) throw new RangeError(`the response has more than ${most} bytes`);
  return parse(bytes);
}

function readAll(
  socket: Socket,
  head: string,
  timeoutMs: number,
  isWhole: (bytes: Buffer) => boolean,
): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(bytes);
    };
    let timer = setTimeout(end, timeoutMs);
    socket.on('data', (part) => {
      bytes = Buffer.concat([bytes, part]);
      if (bytes.length > most) end();
      if (!isWhole(bytes)) return;
      // A service may keep the connection in spite of Connection: close.
      clearTimeout(timer);
      timer = setTimeout(end, afterwardsMs);
    });
    socket.on('end', end);
    socket.on('error', (error) => {
      clearTimeout(timer);
      if (bytes.length > 0) end();
      else reject(error);
    });
    socket.write(head);
  });
}

/** Whether nothing more may come, by what the headers say. */
function isWhole(bytes: Buffer, method: string): boolean {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(bytes.subarray(0, end).toString('latin1'))?.[1];
  if (method === 'HEAD') return true;
  return length === undefined
    ? bytes.subarray(-5).toString('latin1') === '0\r\n\r\n'
    : bytes.length >= end + 4 + Number(length);
}

function parse(bytes: Buffer): RawResponse {
  const end = bytes.indexOf('\r\n\r\n');
  // Interim responses come before the one that is meant.
  if (end > 0 && /^HTTP\/1\.1 1\d\d/.test(bytes.subarray(0, 12).toString('latin1')))
    return parse(bytes.subarray(end + 4));
  const [first = '', ...lines] = bytes.subarray(0, Math.max(0, end)).toString('latin1').split('\r\n');
  const [, code] = /^HTTP\/1\.[01] (\d{3})( |$)/.exec(first) ?? [];
  if (code === undefined) throw new Error('what came is not the head of an HTTP response');
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(at + 1).trim()]);
  }
  return { status: Number(code), headers, body: bytes.subarray(end + 4) };
}

/** What is wrong with the framing of a response, in words; undefined where it is right. */
export function framingFault(response: RawResponse, method: string): string | undefined {
  const { status, headers, body } = response;
  const lengths = new Set(headers.get('content-length') ?? []);
  const encodings = headers.get('transfer-encoding') ?? [];
  if (method === 'HEAD' || status === 204 || status === 304) {
    return body.length > 0 ? `${body.length} bytes came behind the headers` : undefined;
  }
  if (lengths.size > 1) return 'Content-Length came with several values';
  if (lengths.size > 0 && encodings.length > 0) return 'Content-Length came beside Transfer-Encoding';
  if (encodings.length > 0) return chunked(body) === undefined ? 'the chunks of the body are malformed' : undefined;
  const [length] = lengths;
  if (length === undefined) return undefined;
  if (!/^\d+$/.test(length)) return `Content-Length is ${length}`;
  return Number(length) === body.length ? undefined : `Content-Length is ${length}, ${body.length} bytes came`;
}

/** The bytes within the chunks; undefined where they are malformed or something follows the last one. */
function chunked(body: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const [, hex] = /^([0-9a-f]+)(;.*)?$/i.exec(body.subarray(at, Math.max(at, end)).toString('latin1')) ?? [];
    if (hex === undefined) return undefined;
    const length = Number.parseInt(hex, 16);
    const start = end + 2;
    if (length === 0)
      return /^([^\r\n]+\r\n)*\r\n$/.test(body.subarray(start).toString('latin1')) ? Buffer.concat(parts) : undefined;
    if (body.subarray(start + length, start + length + 2).toString('latin1') !== '\r\n') return undefined;
    parts.push(body.subarray(start, start + length));
    at = start + length + 2;
  }
}

/** What is wrong with the encoding of a body, in words. */
export function encodingFault({ headers, body }: RawResponse): string | undefined {
  const framed = headers.has('transfer-encoding') ? chunked(body) : body;
  if (framed === undefined) return undefined;
  try {
    decodeContent(framed, (headers.get('content-encoding') ?? []).join(','));
    return undefined;
  } catch (error) {
    return `the body is not encoded as it says: ${(error as Error).message}`;
  }
}
