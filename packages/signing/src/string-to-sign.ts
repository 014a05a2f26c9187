import type { Credentials } from './credentials.ts';

/** The only client type of service calls, in exactly this case (vendor code). */
export const clientType = 'Openapi';

/** What a signature is made from. */
export interface SigningInput {
  /** As it goes over the wire, upper case. */
  readonly method: string;
  /** The absolute URL exactly as it goes over the wire: scheme, host, path and query, no fragment. */
  readonly url: string;
  /** Milliseconds since 1970, as a number or as the decimal text of the header. */
  readonly timestamp: number | string;
  readonly credentials: Credentials;
}

/** One part of the string to sign. */
export interface SignedPart {
  readonly name: 'method' | 'url' | 'timestamp' | 'accessKey' | 'accountId' | 'clientType';
  readonly value: string;
}

/** The parts in their order. They are joined without separators (vendor code). */
export function signedParts({ method, url, timestamp, credentials }: SigningInput): readonly SignedPart[] {
  const { accessKey, accountId } = credentials;
  return [
    { name: 'method', value: method },
    { name: 'url', value: url },
    { name: 'timestamp', value: String(timestamp) },
    { name: 'accessKey', value: accessKey },
    ...(accountId ? [{ name: 'accountId', value: accountId } as const] : []),
    { name: 'clientType', value: clientType },
  ];
}

/** The text that is signed. It checks nothing, so that tests can build wrong ones. */
export function stringToSign({ method, url, timestamp, credentials }: SigningInput): string {
  return `${method}${url}${timestamp}${credentials.accessKey}${credentials.accountId ?? ''}${clientType}`;
}

/**
 * Whether a timestamp is canonical decimal. Nothing separates it from the URL, so with leading zeros
 * `…size=100` + `1605290625682` and `…size=10` + `01605290625682` would be one text with one signature.
 */
export function isTimestamp(timestamp: number | string): boolean {
  return /^[1-9]\d{0,15}$/.test(String(timestamp));
}
