import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { UsageError } from '../exit.ts';
import { systemText } from '../system-text.ts';
import { unwritable } from './output.ts';

/** The name of a file until it is whole. */
export function partOf(path: string): string {
  return `${path}.${process.pid}.part`;
}

/**
 * Writes a file as a whole or not at all: nobody finds half of it, and an older one stays until it is replaced.
 *
 * @throws {UnwritableError}
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = partOf(path);
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw unwritable(error as Error, path);
  }
}

/** @throws {UnwritableError} where a file cannot be written, before the work for it is done */
export async function checkWritable(path: string): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) throw unwritable(Object.assign(new Error(), { code: 'EISDIR' }), path);
  const part = partOf(path);
  await writeFile(part, '').catch((error) => {
    throw unwritable(error, path);
  });
  await rm(part);
}

/** @throws {UsageError} that names the flag, for a file that cannot be read */
export async function readGiven(flag: string, path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error) => {
    throw new UsageError(`${flag}: ${path}: ${systemText(error)}`);
  });
}
