import type { Language } from '../texts.ts';
import { headerItems } from './header-list.ts';

/** The language that `Accept-Language` likes best among those the mock speaks; English where it likes none of them. */
export function preferredLanguage(header: string | null): Language {
  let best: { readonly language: Language; readonly quality: number } = { language: 'en', quality: 0 };
  for (const { value, quality } of headerItems(header ?? '')) {
    const language = spoken[value.split('-', 1)[0] ?? ''];
    if (language && quality > best.quality) best = { language, quality };
  }
  return best.language;
}

const spoken: Readonly<Record<string, Language>> = { ko: 'ko', en: 'en', '*': 'en' };
