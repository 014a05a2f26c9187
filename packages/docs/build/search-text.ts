import { readFileSync } from 'node:fs';
import type { MarkdownEnv, MarkdownRenderer } from 'vitepress';

/**
 * Words for one thing, in small letters: a section that has one of them is found by all. Where a word is short enough to
 * be part of others, a longer form stands there; words of two letters are only found.
 */
const synonyms = readFileSync(new URL('../content/synonyms.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((group) => group.split(', '));

/**
 * What the search reads of a page: its text, of samples and bodies only what they are, and below each heading the words that readers use in
 * place of the page's own. They are in the index alone; results show the page as it is. The statuses, bodies and schemas of errors are
 * left out: every operation has them, and the guide on errors explains them.
 */
export function searchText(source: string, env: MarkdownEnv, md: MarkdownRenderer): string {
  const html = md.render(source, env);
  if (env.frontmatter?.search === false) return '';
  const text = html
    .replaceAll(/<div class="vp-code-group[\s\S]*?<\/div><\/div><\/div>/g, (group) => labelsOf(group))
    .replaceAll(/<div class="language-(json|html)[\s\S]*?<\/pre>/g, '');
  return text
    .split(/(?=<h[1-6])/)
    .filter((section) => !/^<h[23] id="(responses|body-[45]|schema-\w*(error|rejection))/.test(section))
    .map((section) => section + wordsFor(section))
    .join('');
}

function labelsOf(group: string): string {
  return `<p>${[...group.matchAll(/<label[^>]*>([^<]*)</g)].map(([, label]) => label).join(', ')}</p>`;
}

function wordsFor(section: string): string {
  const text = section.replaceAll(/<[^>]*>/g, ' ').toLowerCase();
  const groups = synonyms.filter((group) => group.some((word) => word.length > 2 && text.includes(word)));
  const words = [...groups.flat(), text];
  return `<p>${[...new Set([...groups.flat(), ...words.flatMap(compounds)])].join(' ')}</p>`;
}

/** Korean readers type two words as one: 종료코드 for 종료 코드. */
function compounds(text: string): string[] {
  const pairs = text.matchAll(/(?<!\p{L})([가-힣]{2,}) (?=([가-힣]{2,}))/gu);
  return [...pairs].map(([, first, second]) => `${first}${second}`);
}
