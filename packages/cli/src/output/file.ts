import { open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { UsageError } from '../exit.ts';
import { systemText } from '../system-text.ts';
import { unwritable } from './output.ts';

/** Where a file is written until it is whole, and what it becomes then. */
export interface Target {
  readonly part: string;
  /** The same as `part` for a device, a pipe or `/dev/stdout`, which are not replaced. */
  readonly path: string;
  readonly flag: 'w' | 'a';
  /** The permissions of the file that is replaced. */
  readonly mode?: number;
}

/**
 * A file that a symbolic link names is replaced, and not the link.
 *
 * @throws {UnwritableError} for a folder
 */
export async function targetOf(given: string): Promise<Target> {
  const existing = await stat(given).catch(() => undefined);
  if (existing?.isDirectory()) throw unwritable(Object.assign(new Error(), { code: 'EISDIR' }), given);
  if (existing && (!existing.isFile() || given.startsWith('/dev/'))) return { part: given, path: given, flag: 'a' };
  const path = existing ? await realpath(given) : given;
  return { part: `${path}.${process.pid}.part`, path, flag: 'w', ...(existing && { mode: existing.mode }) };
}

/** Replaces the file by its part, which is whole. */
export async function keep({ part, path }: Target): Promise<void> {
  if (part !== path) await rename(part, path);
}

/** Removes the part. */
export async function drop({ part, path }: Target): Promise<void> {
  if (part !== path) await rm(part, { force: true });
}

/**
 * Writes a file that appears when it is complete; an older one stays until then.
 *
 * @throws {UnwritableError}
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const target = await targetOf(path);
  try {
    await writeFile(target.part, text, target);
    await keep(target);
  } catch (error) {
    await drop(target);
    throw unwritable(error as Error, path);
  }
}

/** @throws {UnwritableError} where a file cannot be written, before the work for it is done */
export async function checkWritable(path: string): Promise<void> {
  const target = await targetOf(path);
  const handle = await open(target.part, 'a').catch((error) => {
    throw unwritable(error, path);
  });
  await handle.close();
  await drop(target);
}

/** @throws {UsageError} that names the flag, for a file that cannot be read */
export async function readGiven(flag: string, path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error) => {
    throw new UsageError(`${flag}: ${path}: ${systemText(error)}`);
  });
}
