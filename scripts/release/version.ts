/**
 * `npm run version`: takes the waiting changesets into versions and changelogs, makes everything that carries the
 * version anew, and keeps the spec as what the next changes are compared with. The release workflow calls it.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { turbo } from '../turbo.mjs';
import { publicPackages, root } from './manifests.ts';
import { checkSpec } from './spec/check.ts';
import { presentDocuments, writeReleased } from './spec/released.ts';

process.exitCode = await version();

async function version(): Promise<number> {
  const { ok, text } = await checkSpec(root);
  console.log(text);
  if (!ok) return 1;
  if (!runs('@changesets/cli/bin.js', ['version'])) return 1;
  if ((await turbo(['generate', '--output-logs=errors-only'])) !== 0) return 1;
  await writeReleased(join(root, 'spec'), await presentDocuments(join(root, 'spec')));
  // changesets writes manifests in a form of its own.
  const manifests = (await publicPackages()).map(({ folder }) => join(folder, 'package.json'));
  return runs('@biomejs/biome/bin/biome', ['check', '--write', ...manifests]) ? 0 : 1;
}

function runs(bin: string, args: readonly string[]): boolean {
  const options = { cwd: root, stdio: 'inherit' } as const;
  return spawnSync(process.execPath, [join(root, 'node_modules', bin), ...args], options).status === 0;
}
