/** 0 done, 1 the service said no, 2 wrong usage, 3 not reachable. */
export const exitCode = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const;

/** A mistake of the caller. Its message is all that is printed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
