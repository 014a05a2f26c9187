import { createHmac } from 'node:crypto';
import { type Credentials, clientType, stringToSign } from '@scp-backup/signing';

/** How the signature of a request is made; what is left out is made as the service asks. */
export interface Signing {
  /** What is wrong, in words. Absent for a request that is right. */
  readonly spoilt?: string | undefined;
  readonly method?: string | undefined;
  /** The URL that is signed, from the one that is sent. */
  readonly url?: ((url: string) => string) | undefined;
  /** Milliseconds from now. */
  readonly shift?: number | undefined;
  /** The text of the timestamp, signed and sent, from the right one. */
  readonly stamp?: ((timestamp: string) => string) | undefined;
  /** Milliseconds by which the timestamp that is sent differs from the one that is signed. */
  readonly headerShift?: number | undefined;
  readonly accessKey?: ((accessKey: string) => string) | undefined;
  readonly secretKey?: ((secretKey: string) => string) | undefined;
  readonly clientType?: string | undefined;
  /** The string to sign from its parts. */
  readonly join?: ((parts: SignedParts) => string) | undefined;
  readonly hash?: 'sha1' | 'sha512' | undefined;
  readonly encode?: ((base64: string, bytes: Uint8Array) => string) | undefined;
}

export interface SignedParts {
  readonly method: string;
  readonly url: string;
  readonly timestamp: string;
  readonly accessKey: string;
  readonly clientType: string;
}

export interface SignedWire {
  readonly headers: Readonly<Record<string, string>>;
  readonly stringToSign: string;
  /** The signature that the service expects for the request as it is sent. */
  readonly rightSignature: string;
}

/** A request with its signature, and what must not be shown of it. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly stringToSign: string;
  readonly rightSignature: string;
}

/** Signs a request, rightly or as `signing` spoils it. */
export function signWire(
  method: string,
  url: string,
  credentials: Credentials,
  now: number,
  signing: Signing = {},
): SignedWire {
  const { shift = 0, headerShift = 0, hash = 'sha256' } = signing;
  const accessKey = signing.accessKey?.(credentials.accessKey) ?? credentials.accessKey;
  const timestamp = (signing.stamp ?? String)(String(now + shift));
  const header = headerShift === 0 ? timestamp : String(now + shift + headerShift);
  const parts: SignedParts = {
    method: signing.method ?? method,
    url: signing.url?.(url) ?? url,
    timestamp,
    accessKey,
    clientType: signing.clientType ?? clientType,
  };
  const text = signing.join?.(parts) ?? Object.values(parts).join('');
  const secret = signing.secretKey?.(credentials.secretKey) ?? credentials.secretKey;
  const bytes = hmac(hash, secret, text);
  const base64 = bytes.toString('base64');
  const right = stringToSign({ method, url, timestamp: header, credentials });
  return {
    headers: {
      'Scp-Accesskey': accessKey,
      'Scp-Signature': signing.encode?.(base64, bytes) ?? base64,
      'Scp-Timestamp': header,
      'Scp-ClientType': parts.clientType,
    },
    stringToSign: text,
    rightSignature: hmac('sha256', credentials.secretKey, right).toString('base64'),
  };
}

function hmac(hash: string, secret: string, text: string): Buffer {
  return createHmac(hash, secret).update(text).digest();
}

export type Query = readonly (readonly [name: string, value: string])[];
