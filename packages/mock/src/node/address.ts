import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { isLoopbackOrigin } from '../cors.ts';
import { invalidOption } from '../errors.ts';

/** Every address by which a server can be reached, this machine's own one first. */
export function addressesOf(host: string, port: number): readonly string[] {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  if (!isEverywhere) return [urlOf(host, port)];
  const others = Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ internal, family }) => !internal && (family === 'IPv4' || host === '::')),
  );
  return [urlOf('127.0.0.1', port), ...others.map(({ address }) => urlOf(address, port))];
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** @throws {MockError} `ERR_INVALID_OPTION` */
export function readPublicUrl(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && `${url.search}${url.hash}${url.username}` === '') return url;
  throw invalidOption(`publicUrl must be an http or https URL without a query, not ${text}`);
}

/**
 * Whether a request to this machine has the name of another one. A page of another site can have such a name lead here, and
 * would read every response.
 */
export function isForeign({ headers, socket }: IncomingMessage, publicUrl: URL | undefined): boolean {
  const { host = '' } = headers;
  if (host === publicUrl?.host || isLoopbackOrigin(`http://${host}`)) return false;
  return /^(127\.|::1$|::ffff:127\.)/.test(socket.localAddress ?? '');
}
