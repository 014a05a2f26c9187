import MiniSearch from 'minisearch';
import { options } from '../site/search-options.ts';
import type { Section } from './markdown.ts';

/** The search index of a language, as text for `assets/`. */
export function searchIndex(pages: readonly { path: string; title: string; sections: readonly Section[] }[]): string {
  const search = new MiniSearch(options);
  for (const { path, title, sections } of pages) {
    for (const { id, heading, text } of sections) {
      search.add({ id: `${path}#${id}`, page: title, heading, text });
    }
  }
  return JSON.stringify(search);
}
