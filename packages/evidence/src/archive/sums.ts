import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { names } from './layout.ts';
import { readBatches, writeWhole } from './lines.ts';

/** Checksums by file, in the form of `sha256sum`. */
export type Sums = ReadonlyMap<string, string>;

export async function writeSums(directory: string, sums: Sums): Promise<void> {
  const lines = [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([file, sum]) => `${sum}  ${file}\n`);
  await writeWhole(join(directory, names.sums), lines.join(''));
}

/** The checksums of an archive, the lines that are not one, and the checksum of them all. */
export async function readSums(
  directory: string,
): Promise<{ readonly sums: Sums; readonly unreadable: readonly string[]; readonly sha256: string }> {
  const sums = new Map<string, string>();
  const unreadable: string[] = [];
  const hash = createHash('sha256');
  for await (const lines of readBatches(join(directory, names.sums), hash)) {
    for (const line of lines) {
      const [, sum, file] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      if (sum === undefined || file === undefined || sums.has(file)) unreadable.push(line);
      else sums.set(file, sum);
    }
  }
  return { sums, unreadable, sha256: hash.digest('hex') };
}

const buffer = Buffer.allocUnsafe(2 ** 20);

/** The SHA-256 of a file. A stream for each of 10,000 small files would cost five times as much. */
export async function sumOf(path: string): Promise<string> {
  await setImmediate();
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const read = (): number => readSync(file, buffer, 0, buffer.length, null);
    for (let length = read(); length > 0; length = read()) hash.update(buffer.subarray(0, length));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
