import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Language } from '../build/languages.ts';

interface Index {
  search(query: string): readonly { readonly id: string }[];
}

const chunks = fileURLToPath(new URL('../dist/assets/chunks', import.meta.url));
const vitepress = createRequire(createRequire(import.meta.url).resolve('vitepress/package.json'));
const MiniSearch: { loadJSON(json: string, options: object): Index } = vitepress('minisearch');

/** The index of a language, as the search box of VitePress reads it. */
export async function searchIndex(language: Language): Promise<(query: string) => string[]> {
  const [name = ''] = (await readdir(chunks)).filter((one) => one.startsWith(`@localSearchIndex${language}`));
  const { default: json } = await import(pathToFileURL(join(chunks, name)).href);
  const index = MiniSearch.loadJSON(json, {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
  });
  return (query) => index.search(query).map(({ id }) => id);
}
