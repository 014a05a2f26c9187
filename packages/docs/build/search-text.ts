import type { MarkdownEnv, MarkdownRenderer } from 'vitepress';
import { synonyms } from './synonyms.ts';

/**
 * What the search reads of a page: its text, of samples and bodies only what they are, and below each heading the words that readers use in
 * place of the page's own. They are in the index alone; results show the page as it is.
 */
export function searchText(source: string, env: MarkdownEnv, md: MarkdownRenderer): string {
  const html = md.render(source, env);
  if (env.frontmatter?.search === false) return '';
  const text = html
    .replaceAll(/<div class="vp-code-group[\s\S]*?<\/div><\/div><\/div>/g, (group) => labelsOf(group))
    .replaceAll(/<div class="language-(json|html)[\s\S]*?<\/pre>/g, '');
  return text
    .split(/(?=<h[1-6])/)
    .map((section) => section + wordsFor(section))
    .join('');
}

function labelsOf(group: string): string {
  return `<p>${[...group.matchAll(/<label[^>]*>([^<]*)</g)].map(([, label]) => label).join(', ')}</p>`;
}

function wordsFor(section: string): string {
  const text = section.replaceAll(/<[^>]*>/g, ' ').toLowerCase();
  const words = synonyms.filter((group) => group.some((word) => word.length > 2 && text.includes(word))).flat();
  return words.length > 0 ? `<p>${[...new Set(words)].join(' ')}</p>` : '';
}
