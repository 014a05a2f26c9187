/** A text in both languages of the project. */
export interface Text {
  readonly en: string;
  readonly ko: string;
}

export type Language = keyof Text;

let chosen: Language | undefined;

/** Speaks the language that `--language` names, instead of that of the locale. */
export function chooseLanguage(name: string): void {
  chosen = name.startsWith('ko') ? 'ko' : 'en';
}

/** What `--language` chose, or else the language of the locale. A variable that is set but empty says nothing. */
export function language(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  chosen ??= (LC_ALL || LC_MESSAGES || LANG || '').startsWith('ko') ? 'ko' : 'en';
  return chosen;
}

/** The text in the user's language. */
export function say(en: string, ko: string): string {
  return language() === 'ko' ? ko : en;
}

export function textOf(text: Text): string {
  return text[language()];
}
