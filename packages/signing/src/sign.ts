import { hmac } from '#hmac';
import { clientType, type SignedPart, type SigningInput, signedParts, stringToSign } from './string-to-sign.ts';

/**
 * The signature of a request: `base64(HMAC-SHA256(secretKey, METHOD + URL + timestamp + accessKey + clientType))`.
 * It judges nothing and changes nothing in its input.
 */
export async function sign(input: SigningInput): Promise<string> {
  return hmac(input.credentials, input.credentials.secretKey, stringToSign(input));
}

/** The headers of a signed request. */
export async function signedHeaders(input: SigningInput): Promise<Record<string, string>> {
  const headers = identifyingHeaders(input);
  headers['Scp-Signature'] = await hmac(input.credentials, input.credentials.secretKey, stringToSign(input));
  return headers;
}

/** The headers of a signed request, all but the signature. */
function identifyingHeaders({ credentials, timestamp }: SigningInput): Record<string, string> {
  const headers: Record<string, string> = {
    'Scp-Accesskey': credentials.accessKey,
    'Scp-Timestamp': String(timestamp),
    'Scp-ClientType': clientType,
  };
  if (credentials.accountId) headers['Scp-AccountId'] = credentials.accountId;
  return headers;
}

export interface SignatureExplanation {
  /** The parts of the string to sign, by name and in order. */
  readonly parts: readonly SignedPart[];
  readonly stringToSign: string;
  /** The headers that go with the signature. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What `sign` signs, part by part. It holds neither the secret nor the signature, so it can be shown. */
export function explainSignature(input: SigningInput): SignatureExplanation {
  return { parts: signedParts(input), stringToSign: stringToSign(input), headers: identifyingHeaders(input) };
}
