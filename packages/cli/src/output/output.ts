import { exitCode, UnwritableError } from '../exit.ts';
import { say } from '../language.ts';
import { systemText } from '../system-text.ts';
import { clearProgress, warn } from './notes.ts';

const left = new AbortController();
let failure: NodeJS.ErrnoException | undefined;

/** Aborts when whoever read the output has left. */
export const readerLeft: AbortSignal = left.signal;

/** Keeps an output that cannot be written from ending the process: the command decides on the exit code. */
export function watchOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') {
        if (stream === process.stdout) left.abort();
      } else failure ??= error;
    });
  }
}

/** Writes to the standard output, and waits while its reader is behind. */
export async function write(text: string): Promise<void> {
  if (text === '' || process.stdout.destroyed) return;
  clearProgress();
  if (process.stdout.write(text)) return;
  await drained();
}

/** Resolves when the reader has caught up, or has left. */
function drained(): Promise<void> {
  const { stdout } = process;
  const events = ['drain', 'error', 'close'];
  return new Promise((resolve) => {
    const onEvent = (): void => {
      for (const event of events) stdout.off(event, onEvent);
      resolve();
    };
    for (const event of events) stdout.on(event, onEvent);
  });
}

/** The exit code of a command, once everything that it wrote has arrived or failed. */
export async function codeAfterOutput(code: number): Promise<number> {
  clearProgress();
  if (!process.stdout.destroyed) await new Promise((resolve) => process.stdout.write('', resolve));
  if (!failure) return code;
  warn(unwritable(failure).message);
  return exitCode.unwritable;
}

export function unwritable(error: Error, path?: string): UnwritableError {
  const cause = `${path === undefined ? '' : `${path}: `}${systemText(error)}`;
  return new UnwritableError(say(`the output could not be written: ${cause}`, `출력을 쓸 수 없습니다: ${cause}`));
}
