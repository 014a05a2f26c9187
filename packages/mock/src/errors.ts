export type MockErrorCode =
  /** The port is taken. The error says which one. */
  | 'EADDRINUSE'
  /** The engine `prism` was asked for, and Prism is not installed. The message says what to install. */
  | 'ERR_PRISM_MISSING'
  /** An option whose value is not allowed. */
  | 'ERR_INVALID_OPTION'
  /** Data that is not what the operations list. */
  | 'ERR_INVALID_DATA';

/** Why the mock did not start. */
export class MockError extends Error {
  override readonly name = 'MockError';
  readonly code: MockErrorCode;
  /** The port that is taken. */
  readonly port?: number | undefined;

  constructor(code: MockErrorCode, message: string, options: ErrorOptions & { readonly port?: number } = {}) {
    super(message, options);
    this.code = code;
    if (options.port !== undefined) this.port = options.port;
  }
}

export function invalidOption(message: string): MockError {
  return new MockError('ERR_INVALID_OPTION', message);
}

/** @throws {MockError} `ERR_INVALID_OPTION` where the value is not a whole number in the range, ends included */
export function wholeNumber(name: string, value: unknown, least: number, most: number): number {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  throw invalidOption(`${name} must be a whole number from ${least} to ${most}, not ${value}`);
}
