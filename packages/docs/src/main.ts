import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { externalAssets } from './external.ts';
import { rootPage, startPage } from './pages.ts';
import { referencePage } from './reference.ts';
import { languages } from './texts.ts';

/** Builds the site into `dist`, or into the folder that is given. */
const target = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));

async function write(path: string, html: string): Promise<void> {
  const external = externalAssets(html);
  if (external.length > 0) throw new Error(`${path} would load ${external.join(', ')}`);
  await mkdir(dirname(join(target, path)), { recursive: true });
  await writeFile(join(target, path), html);
}

await rm(target, { recursive: true, force: true });
await write('index.html', rootPage());
for (const language of languages) {
  await write(`${language}/index.html`, startPage(language));
  await write(`${language}/reference/index.html`, await referencePage(language));
  for (const format of ['yaml', 'json']) {
    const name = `openapi.${language}.${format}`;
    await copyFile(fileURLToPath(import.meta.resolve(`@scp-backup/openapi/${name}`)), join(target, name));
  }
}
await copyFile(fileURLToPath(new URL('../site/style.css', import.meta.url)), join(target, 'style.css'));
