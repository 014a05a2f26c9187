import { appendFile, cp, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { bundle } from '../bundle.ts';
import { koreanProblems } from '../korean.ts';

const operations = fileURLToPath(new URL('operations', import.meta.url));

export const root: string = fileURLToPath(new URL('../../..', import.meta.url));

interface Named {
  readonly name: string;
}

/**
 * Adds the operations of `operations/` to a copy of the spec, as unlike the documented ones as the behaviour allows, and
 * before them. Each text gets the same Korean one. What is there already stays.
 */
export async function addOperations(specFolder: string): Promise<void> {
  await cp(operations, specFolder, { recursive: true, filter: (path) => basename(path) !== 'additions.yaml' });
  const added = parse(await readFile(join(operations, 'additions.yaml'), 'utf8'));
  const path = join(specFolder, 'openapi.yaml');
  const document = parse(await readFile(path, 'utf8'));
  const tags = [...new Map([...added.tags, ...document.tags].map((tag: Named) => [tag.name, tag])).values()];
  await writeFile(path, stringify({ ...document, tags, paths: { ...added.paths, ...document.paths } }));
  const overlay = join(specFolder, 'overlays/ko.yaml');
  const [missing = ''] = await koreanProblems((await bundle(specFolder, 'en')).document, overlay);
  const actions = missing.split('\n').slice(1).join('\n');
  await appendFile(overlay, `\n${actions.replaceAll(": '' #", ': 한국어 #')}\n`);
}

/** A copy of the repository in a path with a space. The installed packages are shared. */
export async function copyOfRepository(): Promise<string> {
  const left = new Set(['.git', '.turbo', 'dist', 'reports']);
  const copy = await mkdtemp(join(tmpdir(), 'scp-backup operations '));
  await cp(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !left.has(basename(path)) && relative(root, path).split(sep)[0] !== 'node_modules',
  });
  // The packages of the workspace are those of the copy, all others are shared.
  const modules = join(root, 'node_modules');
  await cp(join(modules, '@scp-backup'), join(copy, 'node_modules/@scp-backup'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  for (const name of await readdir(modules)) {
    if (name !== '@scp-backup') await symlink(join(modules, name), join(copy, 'node_modules', name), 'junction');
  }
  return copy;
}
