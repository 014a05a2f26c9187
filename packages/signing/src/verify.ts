import { hmac } from '#hmac';
import { equalInConstantTime } from './constant-time.ts';
import { type Credentials, checkCredentials } from './credentials.ts';
import { diagnose, type SignatureMistake } from './diagnose.ts';
import { clientType, isTimestamp, stringToSign } from './string-to-sign.ts';

/** A request as it came over the wire. */
export interface SignedMessage {
  readonly method: string;
  /** The absolute URL exactly as it came, not parsed and written anew. */
  readonly url: string;
  /** The value of a header, by any case of its name. */
  header(name: string): string | null | undefined;
}

export interface VerifyOptions {
  /**
   * The known credentials, or a function that finds them by their access key. Where an account id is known, it must be
   * the one that is sent; otherwise any account id is accepted that was signed.
   */
  readonly credentials:
    | Credentials
    | readonly Credentials[]
    | ((accessKey: string) => Credentials | undefined | Promise<Credentials | undefined>);
  /** Milliseconds since 1970. @default Date.now() */
  readonly now?: number | undefined;
  /**
   * Milliseconds that the timestamp may differ from `now`, in both directions, inclusive. Below a third of `now` no two
   * requests of a key and account that verify share a string to sign.
   * @default 900000 (15 minutes; assumed, the service's own tolerance is not known)
   */
  readonly toleranceMs?: number | undefined;
  /**
   * Whether a refused signature is compared with those of known mistakes. That takes about 50 signatures, so it is skipped
   * for URLs above 8192 characters; turn it off where strangers can send requests.
   * @default true
   */
  readonly diagnose?: boolean | undefined;
}

export type RefusalReason =
  | 'malformedRequest'
  | 'missingHeader'
  | 'wrongClientType'
  | 'malformedTimestamp'
  | 'unknownAccessKey'
  | 'wrongAccountId'
  | 'staleTimestamp'
  | 'futureTimestamp'
  | 'wrongSignature';

/** The result of `verify`. A refusal never contains the secret key or the right signature. */
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
      /** The known mistake that explains the refusal, if there is one. */
      readonly mistake?: SignatureMistake;
    };

type Refusal = Verdict & { readonly ok: false };

/** Verifies a `Request`. Behind a server that rewrites URLs, pass the URL of the wire. */
export function verifyRequest(request: Request, options: VerifyOptions & { readonly url?: string }): Promise<Verdict> {
  const { method, headers } = request;
  const url = options.url ?? request.url.replace(/#.*$/s, '');
  return verify({ method, url, header: (name) => headers.get(name) }, options);
}

/**
 * Whether a request is signed with known credentials and is recent. It does not remember what it has seen: a captured
 * request is accepted again until its timestamp is too old.
 *
 * @throws {SigningError} `ERR_INVALID_CREDENTIALS` when the credentials that were found are malformed
 */
export async function verify(message: SignedMessage, options: VerifyOptions): Promise<Verdict> {
  const { now = Date.now(), toleranceMs = 15 * 60_000 } = options;
  const malformed = malformation(message);
  if (malformed) return malformed;
  const header = (name: string): string => message.header(name) ?? '';
  const accessKey = header('Scp-Accesskey');
  const credentials = await find(options.credentials, accessKey);
  if (!credentials) return refusal('unknownAccessKey', ['Scp-Accesskey'], 'Scp-Accesskey is not known');
  const accountId = header('Scp-AccountId');
  if (!equalInConstantTime(accountId, credentials.accountId || accountId)) {
    return refusal('wrongAccountId', ['Scp-AccountId'], 'Scp-AccountId is not the account of this access key');
  }
  const timestamp = header('Scp-Timestamp');
  const signature = header('Scp-Signature');
  const input = { method: message.method, url: message.url, timestamp, credentials: { ...credentials, accountId } };
  const text = stringToSign(input);
  const expected = await hmac(credentials, credentials.secretKey, text);
  const isRight = equalInConstantTime(signature, expected);
  const isDiagnosed = options.diagnose !== false && message.url.length <= 8192;
  const age = now - Number(timestamp);
  // Not `>`: a tolerance that is not a number accepts nothing.
  if (!(Math.abs(age) <= toleranceMs)) return untimely(age, toleranceMs, isRight && isDiagnosed);
  if (isRight) return { ok: true, accessKey };
  const found = isDiagnosed && (await diagnose({ ...input, owner: credentials, signature, expected }));
  return {
    ...refusal('wrongSignature', ['Scp-Signature'], 'Scp-Signature is not the signature of this request'),
    stringToSign: text,
    ...found,
  };
}

const required = ['Scp-Accesskey', 'Scp-Signature', 'Scp-Timestamp', 'Scp-ClientType'];

/** What is wrong with a message before any key is looked up. */
function malformation(message: SignedMessage): Refusal | undefined {
  const { method, url } = message;
  // Otherwise a letter could move from the method to the URL without changing the text that is signed.
  if (!/^[^\s:/]+$/.test(method) || !/^https?:\/\//.test(url)) {
    return refusal('malformedRequest', [], 'a method and an absolute URL are needed, as they came over the wire');
  }
  const missing = required.filter((name) => typeof message.header(name) !== 'string' || message.header(name) === '');
  if (missing.length > 0) return refusal('missingHeader', missing, `missing: ${missing.join(', ')}`);
  if (message.header('Scp-ClientType') !== clientType) {
    return refusal('wrongClientType', ['Scp-ClientType'], `Scp-ClientType must be ${clientType}, in exactly this case`);
  }
  if (!isTimestamp(String(message.header('Scp-Timestamp')))) {
    const allowed = 'milliseconds since 1970 in decimal digits without leading zeros';
    return refusal('malformedTimestamp', ['Scp-Timestamp'], `Scp-Timestamp must be ${allowed}`);
  }
  return undefined;
}

function untimely(age: number, toleranceMs: number, isRight: boolean): Refusal {
  const seconds = `${Math.round(Math.abs(age) / 1000)} s`;
  const allowed = `${toleranceMs / 1000} s are allowed`;
  const headers = ['Scp-Timestamp'];
  if (age < 0)
    return refusal('futureTimestamp', headers, `Scp-Timestamp is ${seconds} ahead of the server; ${allowed}`);
  const stale = refusal('staleTimestamp', headers, `Scp-Timestamp is ${seconds} behind the server; ${allowed}`);
  if (!isRight) return stale;
  const message = `the signature is right, but ${seconds} old; ${allowed}. Sign each attempt right before it is sent`;
  return { ...stale, message, mistake: 'staleOnArrival' };
}

function refusal(reason: RefusalReason, headers: readonly string[], message: string): Refusal {
  return { ok: false, reason, headers, message };
}

async function find(known: VerifyOptions['credentials'], accessKey: string): Promise<Credentials | undefined> {
  const found = typeof known === 'function' ? await known(accessKey) : known;
  const candidates = [found ?? []].flat() as readonly Credentials[];
  return candidates.find((one) => equalInConstantTime(accessKey, checkCredentials(one).accessKey));
}
