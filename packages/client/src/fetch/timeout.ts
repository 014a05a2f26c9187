import { BackupError } from '../errors.ts';
import { named, type Send } from './seam.ts';
import { within } from './within.ts';

/** Gives an attempt no more than this many milliseconds, reading the body included. */
export function timeout(send: Send, milliseconds: number): Send {
  return (request, init) => {
    const late = (): BackupError =>
      new BackupError('timeout', `${named(request)}: no answer within ${milliseconds} ms`, {
        nextStep: 'Try again later, or allow more time with timeout',
      });
    return within(init?.signal ?? request.signal, milliseconds, late, (signal) => send(request, { signal }));
  };
}
