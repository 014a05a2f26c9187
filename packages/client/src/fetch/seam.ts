import { SigningError } from '@scp-backup/signing';
import { BackupError, isBackupError } from '../errors.ts';

/** One layer's view of the next: a request goes in, its answer comes out. */
export type Send = (request: Request, init?: { readonly signal?: AbortSignal }) => Promise<Response>;

/** What is known of an answer beside the answer itself. */
interface Notes {
  /** How often the request was sent until this answer came. */
  readonly attempts?: number;
  /** The body, read as JSON. */
  readonly json?: unknown;
}

const notes = new WeakMap<Response, Notes>();

export function notesOf(response: Response): Notes {
  return notes.get(response) ?? {};
}

export function note(response: Response, more: Notes): Response {
  notes.set(response, { ...notes.get(response), ...more });
  return response;
}

/** How messages call a request: without its query, which may be long. */
export function named({ method, url }: Request): string {
  return `${method} ${new URL(url).pathname}`;
}

/** What a request that got no answer is told as. The caller's abort comes before everything else. */
export function asBackupError(error: unknown, caller: AbortSignal, request: Request, attempts: number): BackupError {
  if (caller.aborted) {
    return new BackupError('aborted', `${named(request)} was aborted`, { attempts }, { cause: caller.reason });
  }
  if (isBackupError(error)) return Object.assign(error, { attempts });
  // Nothing was sent: the credentials cannot be used, or the request is for another origin.
  if (error instanceof SigningError) {
    return new BackupError('invalidArgument', error.message, { attempts: 0 }, { cause: error });
  }
  const nextStep = 'Check the address, the network and the proxy';
  const message = `${named(request)} did not reach ${new URL(request.url).host}`;
  return new BackupError('network', message, { attempts, nextStep }, { cause: error });
}

/** Milliseconds of waiting that an abort ends at once. Rejects with the signal's reason. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', abort, { once: true });
  });
}
