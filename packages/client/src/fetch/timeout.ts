import { checkNumber } from '../check.ts';
import { BackupError } from '../errors.ts';
import { named, type Send, signalOf } from './seam.ts';
import { within } from './within.ts';

/** Gives an attempt no more than this many milliseconds. Below `readBody` that includes reading the body. */
export function timeout<Answer = Response>(send: Send<Answer>, milliseconds: number): Send<Answer> {
  checkNumber('timeout', milliseconds, Number.MIN_VALUE, 'a number of milliseconds above 0');
  return (input, init) =>
    within(
      signalOf(input, init),
      milliseconds,
      () =>
        new BackupError('timeout', `${named(input, init)}: no answer within ${milliseconds} ms`, {
          nextStep: 'Try again later, or allow more time with timeout',
        }),
      (signal) => send(input, { ...init, signal }),
    );
}
