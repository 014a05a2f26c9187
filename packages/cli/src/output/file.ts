import { rename, rm, stat, writeFile } from 'node:fs/promises';

/** The name of a file until it is whole. */
export function partOf(path: string): string {
  return `${path}.${process.pid}.part`;
}

/** Writes a file as a whole or not at all: nobody finds half of it, and an older one stays until it is replaced. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = partOf(path);
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** @throws the error of the file system where a file could not be written, before the work for it is done */
export async function checkWritable(path: string): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
  const part = partOf(path);
  await writeFile(part, '');
  await rm(part);
}
