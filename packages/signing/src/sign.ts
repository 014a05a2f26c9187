import { hmac } from '#hmac';
import { checkCredentials } from './credentials.ts';
import { SigningError } from './errors.ts';
import {
  clientType,
  isTimestamp,
  type SignedPart,
  type SigningInput,
  signedParts,
  stringToSign,
} from './string-to-sign.ts';

/**
 * The signature of a request: `base64(HMAC-SHA256(secretKey, METHOD + URL + timestamp + accessKey + clientType))`.
 * Method and URL are signed exactly as they are passed.
 *
 * @throws {SigningError} `ERR_INVALID_CREDENTIALS`, `ERR_INVALID_TIMESTAMP`
 */
export async function sign(input: SigningInput): Promise<string> {
  checkCredentials(input.credentials);
  return signature(input);
}

async function signature(input: SigningInput): Promise<string> {
  checkTimestamp(input.timestamp);
  return hmac(input.credentials, input.credentials.secretKey, stringToSign(input));
}

/** The headers of a signed request. The credentials were checked before. */
export async function signedHeaders(input: SigningInput): Promise<Record<string, string>> {
  return { ...identifyingHeaders(input), 'Scp-Signature': await signature(input) };
}

/** The headers of a signed request except the signature. */
function identifyingHeaders({ credentials, timestamp }: SigningInput): Record<string, string> {
  return {
    'Scp-Accesskey': credentials.accessKey,
    'Scp-Timestamp': String(timestamp),
    'Scp-ClientType': clientType,
    ...(credentials.accountId && { 'Scp-AccountId': credentials.accountId }),
  };
}

export interface SignatureExplanation {
  /** The parts of the string to sign, by name and in order. */
  readonly parts: readonly SignedPart[];
  readonly stringToSign: string;
  /** The headers that are sent beside the signature. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What `sign` signs, part by part. It contains neither the secret key nor the signature, so it can be shown.
 *
 * @throws {SigningError} `ERR_INVALID_TIMESTAMP`
 */
export function explainSignature(input: SigningInput): SignatureExplanation {
  checkTimestamp(input.timestamp);
  return { parts: signedParts(input), stringToSign: stringToSign(input), headers: identifyingHeaders(input) };
}

function checkTimestamp(timestamp: number | string): void {
  if (isTimestamp(timestamp)) return;
  throw new SigningError(
    'ERR_INVALID_TIMESTAMP',
    `timestamp must be milliseconds since 1970 without leading zeros, not ${timestamp}`,
  );
}
