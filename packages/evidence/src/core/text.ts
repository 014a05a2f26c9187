/** A text in both languages of the project. */
export interface Text {
  readonly en: string;
  readonly ko: string;
}

export type Language = keyof Text;

/** A text that is the same in both languages. */
export function sameText(text: string): Text {
  return { en: text, ko: text };
}

/** A text behind what it is about, such as a file and a line. */
export function textAbout(about: string, { en, ko }: Text): Text {
  return { en: `${about}: ${en}`, ko: `${about}: ${ko}` };
}

/** Text without what could hide or reorder it, or move a cursor: controls, bidirectional marks, lone surrogates. */
export function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD');
}
