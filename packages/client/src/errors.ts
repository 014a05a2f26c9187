/** Why a call failed. */
export type BackupErrorCode =
  /** 401: the signature was refused. */
  | 'authentication'
  /** 401: the account has no right to the service. */
  | 'entitlement'
  /** 403 */
  | 'forbidden'
  /** 404 of the service: what the path names does not exist. */
  | 'notFound'
  /** 404 of the gateway: the signature headers did not arrive, or there is no such route. */
  | 'unsignedOrUnknownRoute'
  /** 406: the service does not offer this version. */
  | 'unsupportedVersion'
  /** 400, and every other 4xx that has no code of its own. */
  | 'badRequest'
  /** 429 */
  | 'rateLimited'
  /** 417: the firewall, near 80 requests in 60 seconds. */
  | 'firewall'
  /** 5xx */
  | 'server'
  /** No answer within the time allowed. */
  | 'timeout'
  /** The caller's signal. */
  | 'aborted'
  /** The service could not be reached, or the connection broke. */
  | 'network'
  /** 3xx: a signature is good for one URL, so redirects are not followed. */
  | 'redirected'
  /** The service gives the same rows for every page, and not all of them. */
  | 'pagingIgnored'
  /** A success whose body cannot be read. */
  | 'unreadableResponse'
  /** Input that was refused before anything was sent. */
  | 'invalidArgument';

export interface BackupErrorDetails {
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** The service's ids of the request, for the vendor's support. */
  readonly requestIds?: readonly string[];
  /** What the service said, one text for each error and detail. Secrets and signatures are replaced. */
  readonly texts?: readonly string[];
  /** How often the request was sent. */
  readonly attempts?: number;
  /** What to do about it. */
  readonly nextStep?: string;
  /** The parameter that was refused. */
  readonly parameter?: string;
  /** Seconds that the service asked to wait. */
  readonly retryAfter?: number;
  /** The versions that the service lists, after `unsupportedVersion`. */
  readonly versions?: readonly string[];
}

/** Marks the errors also where a program has loaded this module twice, as CommonJS and as an ES module. */
const brand: symbol = Symbol.for('@scp-backup/client/error');

/**
 * The one class of error that a call rejects with. Tell the cases apart by `code`; no part of it holds a secret or a
 * signature.
 */
export class BackupError<Code extends BackupErrorCode = BackupErrorCode> extends Error {
  override readonly name = 'BackupError';
  readonly code: Code;
  declare readonly status: number | undefined;
  declare readonly requestIds: readonly string[];
  declare readonly texts: readonly string[];
  declare readonly attempts: number;
  declare readonly nextStep: string | undefined;
  declare readonly parameter: string | undefined;
  declare readonly retryAfter: number | undefined;
  declare readonly versions: readonly string[] | undefined;

  constructor(code: Code, message: string, details: BackupErrorDetails = {}, options?: ErrorOptions) {
    super(details.nextStep ? `${message.replace(/\.$/, '')}. ${details.nextStep}` : message, options);
    this.code = code;
    Object.defineProperty(this, brand, { value: true });
    Object.assign(this, { requestIds: [], texts: [], attempts: 0 }, details);
  }
}

/** Every error by its code, for `switch (error.code)`. */
export type AnyBackupError = { [Code in BackupErrorCode]: BackupError<Code> }[BackupErrorCode];

/** Whether a value is an error of this client. */
export function isBackupError(value: unknown): value is AnyBackupError {
  try {
    return (
      typeof value === 'object' &&
      value !== null &&
      brand in value &&
      typeof (value as AnyBackupError).code === 'string'
    );
  } catch {
    // An object that cannot be read is none of ours.
    return false;
  }
}

/** An input that was refused: the parameter, its value, and what is allowed. */
export function invalidArgument(parameter: string, value: unknown, allowed: string): BackupError<'invalidArgument'> {
  const nextStep = `Give ${parameter} as ${allowed}`;
  const error = new BackupError('invalidArgument', `${parameter} must be ${allowed}, not ${shown(value)}`, {
    parameter,
  });
  return Object.assign(error, { nextStep });
}

/** A value in a message. Text stands in quotes, and what no text can be made of is told by its type. */
export function shown(value: unknown): string {
  try {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 200 ? `${text.slice(0, 200)}…` : text;
  } catch {
    return `a value of type ${typeof value}`;
  }
}
