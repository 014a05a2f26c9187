/** Why a call failed. */
export type BackupErrorCode =
  /** 401: the signature was rejected. */
  | 'authentication'
  /** 401: the account has no right to use the service. */
  | 'entitlement'
  /** 403 */
  | 'forbidden'
  /** 404 of the service: what the path names does not exist. */
  | 'notFound'
  /** 404 of the gateway: the signature headers did not arrive, or there is no such route. */
  | 'unsignedOrUnknownRoute'
  /** 406: the service does not offer this API version. */
  | 'unsupportedVersion'
  /** 400, and every other 4xx without a code of its own. */
  | 'badRequest'
  /** 429 */
  | 'rateLimited'
  /** 417: the firewall, near 80 requests in 60 seconds (observed). */
  | 'firewall'
  /** 5xx */
  | 'server'
  /** No response within the time allowed, or 408. */
  | 'timeout'
  /** Aborted by the caller's signal. */
  | 'aborted'
  /** No response: the service could not be reached, or the connection broke before one arrived. */
  | 'network'
  /** 3xx: a signature is valid for one URL, so redirects are not followed. */
  | 'redirected'
  /** The service repeats pages, or its pages have no end. */
  | 'pagingIgnored'
  /** A walk ended with fewer rows than the service counts. */
  | 'incomplete'
  /** A success whose body cannot be read, or is not what the operation returns. */
  | 'unreadableResponse'
  /** Input that was rejected before anything was sent. */
  | 'invalidArgument';

export interface BackupErrorDetails {
  /** HTTP status, where a response arrived. */
  readonly status?: number | undefined;
  /** The service's ids of the request, for the vendor's support. */
  readonly requestIds?: readonly string[] | undefined;
  /** The texts of the response, one for each error. Secrets that were sent are replaced. */
  readonly texts?: readonly string[] | undefined;
  /** How often the request was sent. */
  readonly attempts?: number | undefined;
  /** What to do about it. */
  readonly nextStep?: string | undefined;
  /** The parameter or option that was rejected. */
  readonly parameter?: string | undefined;
  /** Seconds that the service asked to wait. */
  readonly retryAfter?: number | undefined;
  /** The versions that the service lists, after `unsupportedVersion`. */
  readonly versions?: readonly string[] | undefined;
  /** Rows that a walk returned, after `incomplete` and `pagingIgnored`. */
  readonly rows?: number | undefined;
  /** Rows that the service counts, after `incomplete` and `pagingIgnored`, where it counts them. */
  readonly total?: number | undefined;
}

/** Recognizes the errors also where a program has loaded this module twice, as CommonJS and as an ES module. */
const brand: symbol = Symbol.for('@scp-backup/client/error');

/**
 * The one class of error that a call rejects with. `code` distinguishes the cases. No part of it contains a secret or a
 * signature of the call.
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
  declare readonly rows: number | undefined;
  declare readonly total: number | undefined;

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
  return typeof value === 'object' && value !== null && brand in value;
}

/** Input that was rejected: the message names the parameter, its value, and what is allowed. */
export function invalidArgument(parameter: string, value: unknown, allowed: string): BackupError<'invalidArgument'> {
  const shown = typeof value === 'string' ? JSON.stringify(value) : String(value);
  const message = `${parameter} must be ${allowed}, not ${shown.slice(0, 200)}`;
  return new BackupError('invalidArgument', message, { parameter });
}

/** @throws {BackupError} `invalidArgument` for anything but a number that is large enough */
export function checkNumber(parameter: string, value: number, least: number): number {
  if (value >= least) return value;
  throw invalidArgument(parameter, value, `a number from ${least}`);
}
