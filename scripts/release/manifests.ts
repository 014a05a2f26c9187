import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../..', import.meta.url));

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly repository: { readonly url: string };
  readonly engines: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

/** The manifest of a folder, by its path from the root. */
export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
}

/** The packages that are published: `packages/client` and its manifest. */
export async function publicPackages(): Promise<readonly { readonly folder: string; readonly manifest: Manifest }[]> {
  const folders = (await readdir(join(root, 'packages'))).sort().map((name) => `packages/${name}`);
  const all = await Promise.all(folders.map(async (folder) => ({ folder, manifest: await readManifest(folder) })));
  return all.filter(({ manifest }) => !manifest.private);
}

/** `owner/name`, as the manifest of the root states it. */
export async function repositoryName(): Promise<string> {
  const { repository } = await readManifest('');
  return repository.url.replace(/^git\+https:\/\/github\.com\/|\.git$/g, '');
}
