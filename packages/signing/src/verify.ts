import { hmac } from '#hmac';
import { equalInConstantTime } from './constant-time.ts';
import type { Credentials } from './credentials.ts';
import { diagnose, type SignatureMistake } from './diagnose.ts';
import { wireUrl } from './sign-request.ts';
import { clientType, stringToSign } from './string-to-sign.ts';

/** A request as it came over the wire. */
export interface SignedMessage {
  readonly method: string;
  /** The absolute URL exactly as it came, not parsed and written anew. */
  readonly url: string;
  /** The value of a header, by any case of its name. */
  header(name: string): string | null | undefined;
}

export interface VerifyOptions {
  /** The credentials that are known, or a function that finds them by their access key. */
  readonly credentials:
    | Credentials
    | readonly Credentials[]
    | ((accessKey: string) => Credentials | undefined | Promise<Credentials | undefined>);
  /** Milliseconds since 1970. @default Date.now() */
  readonly now?: number;
  /**
   * Milliseconds that the timestamp may differ from `now`, on either side, the edge included.
   * @default 900000 (15 minutes; assumed, the service's own tolerance is not known)
   */
  readonly toleranceMs?: number;
}

export type RefusalReason =
  | 'missingHeader'
  | 'wrongClientType'
  | 'malformedTimestamp'
  | 'unknownAccessKey'
  | 'staleTimestamp'
  | 'futureTimestamp'
  | 'wrongSignature';

/** What `verify` found. A refusal never holds the secret or the right signature. */
export type Verdict =
  | { readonly ok: true; readonly accessKey: string }
  | {
      readonly ok: false;
      readonly reason: RefusalReason;
      /** The headers that are missing or wrong. */
      readonly headers: readonly string[];
      /** One English sentence. */
      readonly message: string;
      /** What should have been signed, where the signature is wrong. */
      readonly stringToSign?: string;
      /** The mistake that explains a wrong signature, where one of the known ones does. */
      readonly mistake?: SignatureMistake;
    };

const needed = ['Scp-Accesskey', 'Scp-Signature', 'Scp-Timestamp', 'Scp-ClientType'];

/** Verifies a `Request`. Behind a server that rewrites URLs, use `verify` with the URL of the wire. */
export function verifyRequest(request: Request, options: VerifyOptions & { readonly url?: string }): Promise<Verdict> {
  const { method, headers } = request;
  return verify({ method, url: options.url ?? wireUrl(request.url), header: (name) => headers.get(name) }, options);
}

export async function verify(message: SignedMessage, options: VerifyOptions): Promise<Verdict> {
  const { now = Date.now(), toleranceMs = 15 * 60_000 } = options;
  // A header that came twice is a list in some servers: none of its values counts.
  const missing = needed.filter((name) => !message.header(name) || typeof message.header(name) !== 'string');
  if (missing.length > 0) return refusal('missingHeader', missing, `missing: ${missing.join(', ')}`);
  const [accessKey, signature, timestamp, type] = needed.map((name) => message.header(name) as string) as [
    string,
    string,
    string,
    string,
  ];
  if (type !== clientType) {
    return refusal('wrongClientType', ['Scp-ClientType'], `Scp-ClientType must be ${clientType}, in exactly this case`);
  }
  if (!/^\d{1,16}$/.test(timestamp)) {
    return refusal('malformedTimestamp', ['Scp-Timestamp'], 'Scp-Timestamp must be milliseconds as decimal digits');
  }
  const credentials = await find(options.credentials, accessKey);
  if (!credentials) return refusal('unknownAccessKey', ['Scp-Accesskey'], 'Scp-Accesskey is not known');
  const late = now - Number(timestamp);
  // Not `>`: what is no number is no tolerance.
  if (!(Math.abs(late) <= toleranceMs)) {
    const [reason, side] =
      late > 0 ? (['staleTimestamp', 'behind'] as const) : (['futureTimestamp', 'ahead of'] as const);
    const seconds = `${Math.round(Math.abs(late) / 1000)} s ${side} the server's clock; ${toleranceMs / 1000} s are allowed`;
    return refusal(reason, ['Scp-Timestamp'], `Scp-Timestamp is ${seconds}`);
  }
  // The account id is signed as it was sent.
  const accountId = message.header('Scp-AccountId') ?? '';
  const input = { method: message.method, url: message.url, timestamp, credentials: { ...credentials, accountId } };
  const text = stringToSign(input);
  const expected = await hmac(credentials, credentials.secretKey, text);
  if (equalInConstantTime(signature, expected)) return { ok: true, accessKey };
  // What cannot be written in another way was not signed in another way.
  const mistake = await diagnose({ ...input, owner: credentials, signature, expected }).catch(() => undefined);
  return {
    ...refusal('wrongSignature', ['Scp-Signature'], mistake?.message ?? 'Scp-Signature is not the one of this request'),
    stringToSign: text,
    ...(mistake && { mistake: mistake.name }),
  };
}

function refusal(reason: RefusalReason, headers: readonly string[], message: string): Verdict & { ok: false } {
  return { ok: false, reason, headers, message };
}

async function find(known: VerifyOptions['credentials'], accessKey: string): Promise<Credentials | undefined> {
  if (typeof known === 'function') return known(accessKey);
  return ([known].flat() as Credentials[]).find((one) => equalInConstantTime(one.accessKey, accessKey));
}
