const key = 'scp-backup.language';

/** The language that the reader chose last. Nothing where storage is closed to the page. */
export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function rememberLanguage(language: string): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // A reader without storage chooses anew.
  }
}
