import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../..', import.meta.url));

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly license?: string;
  /** The form of old packages. */
  readonly licenses?: readonly { readonly type: string }[];
  readonly keywords?: readonly string[];
  readonly repository?: { readonly type: string; readonly url: string; readonly directory?: string };
  readonly homepage?: string;
  readonly bugs?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly exports?: unknown;
  readonly sideEffects?: unknown;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly publishConfig?: Record<string, unknown>;
  readonly scripts?: Readonly<Record<string, string>>;
}

export interface Package {
  /** From the root: `packages/client`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}

/** The packages that are published, by name. */
export async function publicPackages(): Promise<readonly Package[]> {
  const names = (await readdir(join(root, 'packages'))).sort();
  const all = await Promise.all(
    names.map(async (name) => ({
      folder: `packages/${name}`,
      manifest: await readManifest(join(root, 'packages', name)),
    })),
  );
  return all.filter(({ manifest }) => !manifest.private);
}

/** `owner/name`, as the manifest of the root states it. */
export async function repositoryName(): Promise<string> {
  const { repository } = await readManifest(root);
  const name = repository?.url.match(/github\.com\/([\w.-]+\/[\w.-]+?)(\.git)?$/)?.[1];
  if (!name) throw new Error('package.json states no repository of the form git+https://github.com/owner/name.git');
  return name;
}
