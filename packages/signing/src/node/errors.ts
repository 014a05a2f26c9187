export type SettingsErrorCode =
  /** A source has the access key or the secret key, but not both. */
  | 'ERR_HALF_SET_CREDENTIALS'
  /** A file is there but cannot be read. */
  | 'ERR_UNREADABLE_FILE'
  /** A file does not hold what it should. */
  | 'ERR_MALFORMED_FILE';

/** A source of settings that is there but broken. The message names file and key, never a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly code: SettingsErrorCode;

  constructor(code: SettingsErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
