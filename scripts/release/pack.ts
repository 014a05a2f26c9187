/** Packs each package that is published, as it was built, into `reports/tarballs`. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pack } from '@publint/pack';
import { publicPackages, root } from './manifests.ts';

const destination = join(root, 'reports/tarballs');
await rm(destination, { recursive: true, force: true });
await mkdir(destination, { recursive: true });
for (const { folder } of await publicPackages()) {
  await pack(join(root, folder), { packageManager: 'pnpm', destination, ignoreScripts: true });
}
