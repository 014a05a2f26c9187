/** One meaning for each code; a process that a signal ends has 128 and the number of the signal. */
export const exitCode = {
  done: 0,
  /** The service rejected the request, or checks failed. */
  rejected: 1,
  /** The arguments or the settings are wrong. */
  usage: 2,
  /** The service could not be reached. */
  unreachable: 3,
  /** The output lacks rows, or the command ended before its work was done. */
  incomplete: 4,
  /** The output could not be written. */
  unwritable: 5,
  /** Whoever read the output has left, as `| head` does. */
  readerLeft: 141,
} as const;

/** A mistake of the caller. Its message is all that is printed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The output cannot be written. */
export class UnwritableError extends Error {
  override readonly name = 'UnwritableError';
}
