/**
 * `npm run version`: takes the waiting changesets into versions and changelogs, makes everything that carries the
 * version anew, and keeps the document as what the next changes are compared with. The release workflow calls it.
 */
import { spawnSync } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { turbo } from '../turbo.mjs';
import { publicPackages, root } from './manifests.ts';
import { released } from './spec.ts';

const run = (program: string, args: readonly string[]): void => {
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
};

if ((await turbo(['spec:bump', '--output-logs=errors-only'])) !== 0) process.exit(1);
run('node_modules/@changesets/cli/bin.js', ['version']);
run('scripts/node_modules/tsx/dist/cli.mjs', ['scripts/generate/main.ts']);
await copyFile(join(root, 'packages/openapi/src/generated/documents/openapi.en.json'), released);
// changesets writes manifests in a form of its own.
run('node_modules/@biomejs/biome/bin/biome', [
  'check',
  '--write',
  ...(await publicPackages()).map(({ folder }) => `${folder}/package.json`),
]);
