import { type Operation, queryText } from '@scp-backup/openapi';
import type { Query, Signing } from './session/wire.ts';

/** A request to make. */
export interface Probe {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
  readonly method?: string | undefined;
  /** Pairs, or the text of the wire. */
  readonly query?: Query | string | undefined;
  /** Added to the path as it is. */
  readonly pathSuffix?: string | undefined;
  /** Headers to set; null takes one away. */
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
  readonly signing?: Signing | undefined;
}

/** The request that showed a failure. It holds neither the secret, nor a signature, nor the access key. */
export interface ShownCall {
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  /** The beginning of the body. */
  readonly body: string;
  readonly curl: string;
  readonly stringToSign: string;
  /** How the request was spoilt on purpose. */
  readonly spoilt?: string | undefined;
}

export interface Answer {
  readonly probe: Probe;
  /** 0 where no response came. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is not JSON. */
  readonly body: unknown;
  /** Why no whole response came. */
  readonly failure?: string | undefined;
  /** The bytes are not text of the charset that the response claims. */
  readonly garbled: boolean;
  /** The body holds the secret, or the signature that would have been right. */
  readonly leaks: boolean;
  readonly call: ShownCall;
}

/** Makes the URL of a request, to the letter that is signed and sent. */
export function urlOf(origin: string, { operation, path, pathSuffix = '', query }: Probe): string {
  const filled = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const text = typeof query === 'string' ? query : queryText(query ?? []);
  return new URL(`${origin}${filled}${pathSuffix}${text && `?${text}`}`).href;
}
