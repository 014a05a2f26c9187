export const languages = ['en', 'ko'] as const;

export type Language = (typeof languages)[number];

export function languageOf(path: string): Language {
  return path.startsWith('ko/') ? 'ko' : 'en';
}
