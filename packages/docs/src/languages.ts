export const languages = ['en', 'ko'] as const;

export type Language = (typeof languages)[number];

/** The other one: every page links to itself in it. */
export function other(language: Language): Language {
  return language === 'en' ? 'ko' : 'en';
}
