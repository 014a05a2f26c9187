export type SigningErrorCode =
  /** The request is for another origin than the one that may be signed for. Nothing was signed or sent. */
  | 'ERR_FOREIGN_ORIGIN'
  /** A key is missing or malformed. */
  | 'ERR_INVALID_CREDENTIALS'
  /** The timestamp is not milliseconds since 1970 in canonical decimal. */
  | 'ERR_INVALID_TIMESTAMP'
  /** A header cannot be sent. */
  | 'ERR_INVALID_HEADERS';

/** Thrown before anything is sent. The message never contains a key, a header's value or a signature. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
  readonly code: SigningErrorCode;

  constructor(code: SigningErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
