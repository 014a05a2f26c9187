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

/** The options that are given: null is as good as none. */
export function withoutNull<Options extends object>(options: Options | null | undefined): Partial<Given<Options>> {
  const given = Object.entries(options ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as Partial<Given<Options>>;
}

type Given<Options> = { [Name in keyof Options]: NonNullable<Options[Name]> };

const known = new WeakMap<AbortSignal, AbortSignal>();

/**
 * The caller's signal. Any object of its kind will do, such as that of a test environment with signals of its own, but
 * runtimes take none but their own, so one that ends with it stands in its place.
 *
 * @throws {BackupError} `invalidArgument` for what is no signal
 */
export function checkSignal(signal: AbortSignal | null | undefined): AbortSignal | undefined {
  if (signal === null || signal === undefined) return undefined;
  try {
    const isSignal = typeof signal.aborted === 'boolean' && typeof signal.addEventListener === 'function';
    if (isSignal) return signal instanceof AbortSignal ? signal : (known.get(signal) ?? standIn(signal));
  } catch {
    // An object that cannot be read, or refuses its listener.
  }
  throw invalidArgument('signal', signal, 'an AbortSignal');
}

function standIn(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const end = (): void => controller.abort(signal.reason);
  if (signal.aborted) end();
  else signal.addEventListener('abort', end);
  known.set(signal, controller.signal);
  return controller.signal;
}
