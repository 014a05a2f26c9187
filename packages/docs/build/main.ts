import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writePages } from './pages.ts';
import { redocPages } from './redoc.ts';

/** Builds the site into `dist`, or into the folder that is named, for the path `DOCS_BASE`. */
const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = resolve(process.argv[2] ?? `${root}/dist`);

await writePages(`${root}/pages`);
const vitepress = join(dirname(createRequire(import.meta.url).resolve('vitepress/package.json')), 'bin/vitepress.js');
const [pages] = await Promise.all([
  redocPages(),
  // In a process of its own, since it sorts as the language of its process does.
  promisify(execFile)(process.execPath, [vitepress, 'build', '--outDir', outDir], {
    cwd: root,
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', NO_COLOR: '1' },
  }),
]);
for (const [path, text] of pages) {
  await mkdir(dirname(join(outDir, path)), { recursive: true });
  await writeFile(join(outDir, path), text);
}
