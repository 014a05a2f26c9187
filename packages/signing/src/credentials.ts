import { SigningError } from './errors.ts';

/** A key pair of the platform. */
export interface Credentials {
  /** Sent as `Scp-Accesskey`. */
  readonly accessKey: string;
  /** Raw text, used as UTF-8. It looks like a UUID, but it is not decoded. */
  readonly secretKey: string;
  /** Sent as `Scp-AccountId` and signed. The vendor's Go SDK leaves it empty for service calls (vendor code). */
  readonly accountId?: string;
}

/** Credentials, or a function that gives them for each attempt, so that they can be rotated. */
export type CredentialsSource = Credentials | (() => Credentials | Promise<Credentials>);

/**
 * Makes a function out of a source. While an answer is pending everybody who asks waits for that one, unless the signal
 * of who asked first has ended: an answer that does not come must not keep later calls waiting.
 */
export function credentialsProvider(source: CredentialsSource): (signal?: AbortSignal | null) => Promise<Credentials> {
  if (typeof source !== 'function') {
    const checked = Promise.resolve(checkCredentials(source));
    return () => checked;
  }
  let pending: Promise<Credentials> | undefined;
  let first: AbortSignal | null | undefined;
  return async (signal) => {
    if (!pending || first?.aborted) {
      first = signal;
      pending = Promise.resolve().then(source).then(checkCredentials);
    }
    const asked = pending;
    try {
      return await asked;
    } finally {
      if (pending === asked) pending = undefined;
    }
  };
}

/**
 * @throws {SigningError} `ERR_INVALID_CREDENTIALS` when a part is missing or cannot stand in a header. The value is not
 * part of the message.
 */
export function checkCredentials(credentials: Credentials): Credentials {
  const { accessKey, secretKey, accountId = '' } = partsOf(credentials);
  const visible = 'text of visible ASCII characters';
  check('accessKey', accessKey, /^[\x21-\x7e]+$/, visible);
  // Half a surrogate pair has no bytes of its own.
  check('secretKey', secretKey, /^\P{Cs}+$/u, 'text of whole characters that is not empty');
  check('accountId', accountId, /^[\x21-\x7e]*$/, visible);
  return credentials;
}

/** Reading the caller's object may fail in a way of its own, whose error may tell anything. */
function partsOf(credentials: Credentials | undefined): Partial<Credentials> {
  try {
    const { accessKey, secretKey, accountId } = credentials ?? ({} as Partial<Credentials>);
    return { accessKey, secretKey, accountId } as Partial<Credentials>;
  } catch {
    throw new SigningError('ERR_INVALID_CREDENTIALS', 'credentials cannot be read');
  }
}

function check(name: keyof Credentials, value: unknown, form: RegExp, allowed: string): void {
  if (typeof value === 'string' && form.test(value)) return;
  throw new SigningError('ERR_INVALID_CREDENTIALS', `credentials.${name} must be ${allowed}`);
}
