import { SigningError } from './errors.ts';

/** A key pair of the platform (the vendor calls it an authentication key). */
export interface Credentials {
  /** Sent as `Scp-Accesskey`. Visible ASCII characters. */
  readonly accessKey: string;
  /** Raw text, used as UTF-8 and never sent. It looks like a UUID, but it is not decoded. */
  readonly secretKey: string;
  /** Sent as `Scp-AccountId` and signed. The vendor's Go SDK leaves it empty for service calls (vendor code). */
  readonly accountId?: string | undefined;
}

/** Credentials, or a function that is called for each attempt, so that keys can be rotated. It should cache. */
export type CredentialsSource = Credentials | (() => Credentials | Promise<Credentials>);

export async function credentialsOf(source: CredentialsSource): Promise<Credentials> {
  return checkCredentials(typeof source === 'function' ? await source() : source);
}

/** @throws {SigningError} `ERR_INVALID_CREDENTIALS`, which names the part and never repeats its value */
export function checkCredentials(credentials: Credentials): Credentials {
  const { accessKey, secretKey, accountId } = credentials ?? {};
  const parts = { accessKey, secretKey, ...(accountId && { accountId }) };
  for (const [name, value] of Object.entries(parts)) {
    const problem = problemOf(name as keyof Credentials, value);
    if (problem) throw new SigningError('ERR_INVALID_CREDENTIALS', `credentials.${name} ${problem}`);
  }
  return credentials;
}

/** Left over from copying out of a file, a shell or a document. No key has them, and a refusal would not explain them. */
const copiedAlong = /^[\s\p{C}\p{Pi}\p{Pf}"'`]|[\s\p{C}\p{Pi}\p{Pf}"'`]$/u;
const visibleAscii = /^[\x21-\x7e]+$/;
/** Half a surrogate pair cannot be encoded as UTF-8. */
const unusable = /[\p{Cc}\p{Cs}]/u;

/** What is wrong with a part of the credentials, without its value. */
export function problemOf(name: keyof Credentials, value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return 'must be text that is not empty';
  if (copiedAlong.test(value)) return 'must not begin or end with white space, control characters or quotes';
  if (name !== 'secretKey') return visibleAscii.test(value) ? undefined : 'must be visible ASCII characters';
  return unusable.test(value) ? 'must not contain control characters or halves of characters' : undefined;
}
