import { type Fetch, SigningError } from '@scp-backup/signing';
import { BackupError, isBackupError } from '../errors.ts';
import { onAbort } from './on-abort.ts';
import { longestTimer } from './within.ts';

type Input = Parameters<Fetch>[0];
type Init = Parameters<Fetch>[1];

/** In the init of an attempt: what is awaited before a layer below sends it once more by itself. */
export const resend: unique symbol = Symbol('resend');

export type AttemptInit = RequestInit & { readonly [resend]?: (signal?: AbortSignal | null) => Promise<void> };

/** What the layers stand around: a `fetch`, or what gives more than a `fetch` does. */
export type Send<Answer = Response> = (input: Input, init?: RequestInit) => Promise<Answer>;

/** The caller's signal. */
export function signalOf(input: Input, init: Init): AbortSignal | undefined {
  return init?.signal ?? (input instanceof Request ? input.signal : undefined);
}

export function methodOf(input: Input, init: Init): string {
  return init?.method ?? (input instanceof Request ? input.method : 'GET');
}

/** Undefined for what is no absolute address, which `fetch` itself refuses. */
function urlOf(input: Input): URL | undefined {
  const text = input instanceof Request ? input.url : String(input);
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** How messages call a request: without its query, which may be long. */
export function named(input: Input, init: Init): string {
  return `${methodOf(input, init)} ${urlOf(input)?.pathname ?? input}`;
}

/** The caller has had enough. */
export function abortedBy(signal: AbortSignal, what: string, attempts: number): BackupError {
  const nextStep = 'Call again when the answer is wanted after all';
  return new BackupError('aborted', `${what} was aborted`, { attempts, nextStep }, { cause: signal.reason });
}

/** The error with the number of attempts, where it can take it: a function of the caller may have frozen it. */
export function withAttempts<Told extends BackupError>(error: Told, attempts: number): Told {
  try {
    return Object.assign(error, { attempts });
  } catch {
    return error;
  }
}

/** What a request that got no answer is told as. The caller's abort comes before everything else. */
export function asBackupError(error: unknown, input: Input, init: Init, attempts: number): BackupError {
  const caller = signalOf(input, init);
  if (caller?.aborted) {
    return abortedBy(caller, named(input, init), attempts);
  }
  // The last attempt was not sent: the credentials cannot be used, or the request is for another origin.
  const sent = Math.max(0, attempts - 1);
  if (isBackupError(error)) {
    const isUnsent = error.status === undefined && /^(authentication|invalidArgument)$/.test(error.code);
    return withAttempts(error, isUnsent ? sent : attempts);
  }
  if (error instanceof SigningError) {
    return new BackupError('invalidArgument', error.message, { attempts: sent }, { cause: error });
  }
  const nextStep = 'Check the address, the network and the proxy';
  const message = `${named(input, init)} did not reach ${urlOf(input)?.host ?? 'the service'}`;
  return new BackupError('network', message, { attempts, nextStep }, { cause: error });
}

/** Milliseconds of waiting, as long as a timer can at the most, that an abort ends at once with the signal's reason. */
export async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  let forget = (): void => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      forget = onAbort(signal, () => reject(signal?.reason));
      timer = setTimeout(resolve, Math.min(milliseconds, longestTimer));
    });
  } finally {
    clearTimeout(timer);
    forget();
  }
}
