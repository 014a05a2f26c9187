import type { Options } from 'minisearch';

/**
 * One setting for the index and for who asks it. Korean words carry their particles, so Hangul is cut into pairs of
 * syllables: 서명을 is found by 서명.
 */
export const options: Options = {
  fields: ['heading', 'text', 'page'],
  storeFields: ['page', 'heading'],
  tokenize: (text) => [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(([word]) => pieces(word)),
  processTerm: (term) => term.toLowerCase(),
  searchOptions: {
    boost: { heading: 3, page: 2 },
    prefix: true,
    fuzzy: (term) => (hasHangul(term) ? false : 0.2),
    combineWith: 'AND',
  },
};

const hasHangul = (text: string) => /\p{Script=Hangul}/u.test(text);

function pieces(word: string): string[] {
  const runs = word.match(/\p{Script=Hangul}+|[^\p{Script=Hangul}]+/gu) ?? [];
  return runs.flatMap((run) => {
    if (!hasHangul(run) || run.length === 1) return [run];
    return Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2));
  });
}
