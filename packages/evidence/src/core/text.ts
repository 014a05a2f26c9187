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
