export type SigningErrorCode =
  /** A request for another origin than the configured one. Nothing was signed or sent. */
  | 'ERR_FOREIGN_ORIGIN'
  /** Credentials that are missing, empty or cannot stand in a header. */
  | 'ERR_INVALID_CREDENTIALS'
  /** A timestamp that is no whole number of milliseconds. */
  | 'ERR_INVALID_TIMESTAMP'
  /** Headers that cannot stand in a request. */
  | 'ERR_INVALID_HEADERS';

/** What went wrong before a request was sent. No message holds a secret or a signature. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
  readonly code: SigningErrorCode;

  constructor(code: SigningErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
