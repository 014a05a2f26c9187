import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { names } from './layout.ts';
import { readLines, writeWhole } from './lines.ts';

/** Checksums by file, in the form of `sha256sum`. */
export type Sums = ReadonlyMap<string, string>;

export async function writeSums(directory: string, sums: Sums): Promise<void> {
  const lines = [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([file, sum]) => `${sum}  ${file}\n`);
  await writeWhole(join(directory, names.sums), lines.join(''));
}

/** The checksums of an archive, and the lines that are not one. */
export async function readSums(directory: string): Promise<{ sums: Sums; unreadable: readonly string[] }> {
  const sums = new Map<string, string>();
  const unreadable: string[] = [];
  for await (const line of readLines(join(directory, names.sums))) {
    const [, sum, file] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sum === undefined || file === undefined || sums.has(file)) unreadable.push(line);
    else sums.set(file, sum);
  }
  return { sums, unreadable };
}

/** The SHA-256 of a file. */
export async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
