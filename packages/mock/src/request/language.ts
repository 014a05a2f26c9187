import type { Language } from '../texts.ts';

/** The language that `Accept-Language` likes best among those the mock speaks; English where it likes none of them. */
export function preferredLanguage(header: string | null): Language {
  let best: Language = 'en';
  let highest = 0;
  for (const range of (header ?? '').split(',')) {
    const [tag = '', ...parameters] = range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    const language = /^ko(-|$)/.test(tag) ? 'ko' : /^(en(-|$)|\*$)/.test(tag) ? 'en' : undefined;
    if (language && quality > highest) {
      best = language;
      highest = quality;
    }
  }
  return best;
}
