import { unlinkSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { exitCode, UnwritableError } from '../exit.ts';
import { say } from '../language.ts';
import { columnsOf } from '../terminal.ts';
import { partOf } from './file.ts';
import { clearProgress, warn } from './notes.ts';

/** Where rows are written. */
export interface Output {
  /** Whether a terminal shows it, which must not get control characters. */
  readonly isTerminal: boolean;
  /** Columns that a line may have. */
  readonly width: number | undefined;
  write(text: string): Promise<void>;
  /** Ends the output; a file that is not whole is not kept. */
  end(isWhole: boolean): Promise<void>;
}

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
  await new Promise<void>((resolve) => {
    for (const event of ['drain', 'error', 'close']) process.stdout.once(event, () => resolve());
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

/**
 * The standard output, or a file that appears as a whole when it is ended.
 *
 * @throws {UnwritableError} when the file cannot be created
 */
export async function openOutput(file: string | undefined): Promise<Output> {
  if (file === undefined) {
    return { isTerminal: process.stdout.isTTY === true, width: columnsOf(process.stdout), write, end: async () => {} };
  }
  const part = partOf(file);
  const handle = await open(part, 'wx').catch((error) => {
    throw unwritable(error);
  });
  const forget = removeOnSignal(part);
  return {
    isTerminal: false,
    width: undefined,
    write: (text) => handle.appendFile(text).catch((error) => Promise.reject(unwritable(error))),
    async end(isWhole) {
      forget();
      await (isWhole ? keep(handle, part, file) : drop(handle, part, file));
    },
  };
}

async function keep(handle: FileHandle, part: string, file: string): Promise<void> {
  try {
    await handle.close();
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw unwritable(error as Error);
  }
}

async function drop(handle: FileHandle, part: string, file: string): Promise<void> {
  await handle.close().catch(() => {});
  await rm(part, { force: true });
  warn(say(`${file} was not written`, `${file} 파일은 저장하지 않았습니다.`));
}

/** A process that is interrupted leaves no part of a file behind. */
function removeOnSignal(part: string): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    unlinkSync(part);
    forget();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  return forget;
}

function unwritable({ message }: Error): UnwritableError {
  return new UnwritableError(say(`the output could not be written: ${message}`, `출력을 쓸 수 없습니다: ${message}`));
}
