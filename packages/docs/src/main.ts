import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { languages } from './languages.ts';
import { siteFiles } from './site.ts';

/** Builds the site into `dist`, or into the folder that is given. */
const target = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

await rm(target, { recursive: true, force: true });
for (const [path, text] of await siteFiles()) {
  await mkdir(dirname(join(target, path)), { recursive: true });
  await writeFile(join(target, path), text);
}
for (const language of languages) {
  for (const format of ['yaml', 'json']) {
    const name = `openapi.${language}.${format}`;
    await copyFile(fileURLToPath(import.meta.resolve(`@scp-backup/openapi/${name}`)), join(target, name));
  }
}
await copyFile(here('../site/style.css'), join(target, 'assets/style.css'));
const browser = { bundle: true, minify: true, platform: 'browser', target: 'es2022', legalComments: 'inline' } as const;
await build({
  ...browser,
  entryPoints: { site: here('../site/site.ts'), choose: here('../site/choose.ts') },
  outdir: join(target, 'assets'),
  format: 'iife',
});
await build({
  ...browser,
  entryPoints: { console: here('./console/main.ts'), reference: here('../site/reference.ts') },
  outdir: join(target, 'assets'),
  format: 'esm',
});
// Some hosts drop files whose names start with an underscore unless they find this one.
await writeFile(join(target, '.nojekyll'), '');
