import { invalidArgument } from './errors.ts';

/** @throws {BackupError} `invalidArgument` for what is no number, or one that is too small */
export function checkNumber(
  parameter: string,
  value: unknown,
  least: number,
  allowed = `a number from ${least}`,
): void {
  if (!(typeof value === 'number' && value >= least)) throw invalidArgument(parameter, value, allowed);
}

/** @throws {BackupError} `invalidArgument` for what is neither left out nor a function */
export function checkFunction(parameter: string, value: unknown): void {
  if (value !== undefined && value !== null && typeof value !== 'function') {
    throw invalidArgument(parameter, value, 'a function');
  }
}

const known = new WeakMap<AbortSignal, AbortSignal>();

/**
 * The caller's signal. Any object of its kind will do, such as that of a test environment with signals of its own, but
 * runtimes take none but their own, so one that ends with it stands in its place.
 *
 * @throws {BackupError} `invalidArgument` for what is no signal
 */
export function checkSignal(signal: AbortSignal | null | undefined): AbortSignal | undefined {
  if (signal === null || signal === undefined) return undefined;
  if (signal instanceof AbortSignal) return signal;
  if (typeof signal !== 'object') throw invalidArgument('signal', signal, 'an AbortSignal');
  const { aborted, addEventListener } = signal as AbortSignal;
  if (typeof aborted !== 'boolean' || typeof addEventListener !== 'function') {
    throw invalidArgument('signal', signal, 'an AbortSignal');
  }
  return known.get(signal) ?? standIn(signal);
}

function standIn(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const end = (): void => controller.abort(signal.reason);
  if (signal.aborted) end();
  else signal.addEventListener('abort', end);
  known.set(signal, controller.signal);
  return controller.signal;
}
