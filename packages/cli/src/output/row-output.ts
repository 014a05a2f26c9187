import { unlinkSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { say } from '../language.ts';
import { columnsOf } from '../terminal.ts';
import { partOf } from './file.ts';
import { warn } from './notes.ts';
import { unwritable, write } from './output.ts';

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
    throw unwritable(error, file);
  });
  const forget = removeOnSignal(part);
  return {
    isTerminal: false,
    width: undefined,
    write: (text) => handle.appendFile(text).catch((error) => Promise.reject(unwritable(error, file))),
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
    throw unwritable(error as Error, file);
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
