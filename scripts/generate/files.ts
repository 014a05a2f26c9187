import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** Texts by their path below the generated folder, with `/` between its parts. */
export type Files = Readonly<Record<string, string>>;

export async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(
      paths.map(async (path) => [relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8')] as const),
    ),
  );
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** What differs between two sets of files, looked at from both sides. */
export function compareFiles(committed: Files, fresh: Files): readonly string[] {
  const paths = [...new Set([...Object.keys(committed), ...Object.keys(fresh)])].sort();
  return paths.flatMap((path) => {
    if (fresh[path] === undefined) return [`${path}: committed, but nothing generates it`];
    if (committed[path] === undefined) return [`${path}: generated, but not committed`];
    return committed[path] === fresh[path] ? [] : [`${path}: differs from what the spec generates`];
  });
}
