import { AsyncLocalStorage } from 'node:async_hooks';
import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

interface Life {
  operations: number;
  readonly last: number;
  readonly end: () => void;
  readonly files: FileHandle[];
}

type FileOperation = (...args: unknown[]) => Promise<unknown>;

const lives = new AsyncLocalStorage<Life>();
const operations = fs as unknown as Record<string, FileOperation>;

for (const name of ['mkdir', 'writeFile', 'open', 'rename', 'rm']) {
  const real = operations[name] as FileOperation;
  operations[name] = async (...args) => {
    const life = lives.getStore();
    if (!life) return real(...args);
    if (life.operations === life.last) {
      life.end();
      return new Promise(() => undefined);
    }
    life.operations += 1;
    const result = await real(...args);
    if (name === 'open') life.files.push(result as FileHandle);
    return result;
  };
}
syncBuiltinESMExports();

/**
 * Does work that stops for ever before the file operation with this number, as if its process were killed there; returns
 * the number of its operations, or undefined where it stopped.
 */
export function until(last: number, work: () => Promise<unknown>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const files: FileHandle[] = [];
    const end = () => void Promise.all(files.map((file) => file.close())).then(() => resolve(undefined), reject);
    const life: Life = { operations: 0, last, end, files };
    lives.run(life, work).then(() => resolve(life.operations), reject);
  });
}
