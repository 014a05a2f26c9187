import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Manifest, readManifest } from './manifests.ts';

/** The manifest of everything that comes with a package, itself included, by name and version. */
export async function runtimeTree(
  folder: string,
  found: Map<string, Manifest> = new Map(),
): Promise<ReadonlyMap<string, Manifest>> {
  const manifest = await readManifest(folder);
  const key = `${manifest.name}@${manifest.version}`;
  if (found.has(key)) return found;
  found.set(key, manifest);
  for (const name of Object.keys(manifest.dependencies ?? {})) await runtimeTree(await placeOf(folder, name), found);
  return found;
}

/** Where a dependency lies: in the folder of its user, or beside it. */
async function placeOf(folder: string, name: string): Promise<string> {
  for (let place = folder; place !== dirname(place); place = dirname(place)) {
    const found = await realpath(join(place, 'node_modules', name)).catch(() => undefined);
    if (found) return found;
  }
  throw new Error(`${name} is not installed for ${folder}`);
}
