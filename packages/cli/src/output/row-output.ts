import { unlinkSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { say } from '../language.ts';
import { columnsOf } from '../terminal.ts';
import { drop, keep, type Target, targetOf } from './file.ts';
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
 * The standard output, or a file that appears when it is complete.
 *
 * @throws {UnwritableError} when the file cannot be created
 */
export async function openOutput(file: string | undefined): Promise<Output> {
  if (file === undefined) {
    return { isTerminal: process.stdout.isTTY === true, width: columnsOf(process.stdout), write, end: async () => {} };
  }
  const target = await targetOf(file);
  const handle = await open(target.part, target.flag, target.mode).catch((error) => {
    throw unwritable(error, file);
  });
  const forget = removeOnSignal(target);
  return {
    isTerminal: false,
    width: undefined,
    write: (text) => handle.appendFile(text).catch((error) => Promise.reject(unwritable(error, file))),
    async end(isWhole) {
      forget();
      await handle.close().catch(() => {});
      if (isWhole) {
        await keep(target).catch(async (error) => {
          await drop(target);
          throw unwritable(error, file);
        });
      } else {
        await drop(target);
        warn(say(`${file} was not written`, `${file} 파일은 저장하지 않았습니다.`));
      }
    },
  };
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A process that is interrupted leaves no part of a file behind. */
function removeOnSignal({ part, path }: Target): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    if (part !== path) unlinkSync(part);
    forget();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    for (const signal of signals) process.off(signal, onSignal);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return forget;
}
