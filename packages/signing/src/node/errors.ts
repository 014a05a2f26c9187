export type SettingsErrorCode =
  /** A source has the access key or the secret key, but not both. */
  | 'ERR_HALF_SET_CREDENTIALS'
  /** A key begins or ends with white space or quotes, or has characters that no key has. */
  | 'ERR_MALFORMED_KEY'
  /** A file exists but cannot be read. */
  | 'ERR_UNREADABLE_FILE'
  /** A file does not contain the settings that it should. */
  | 'ERR_MALFORMED_FILE';

/** A source of settings exists but is broken. The message names the source and the key, never a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly code: SettingsErrorCode;

  constructor(code: SettingsErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
