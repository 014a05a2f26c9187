import { sameText, type Text } from './text.ts';

/** Why evidence could not be collected, read or judged. */
export type EvidenceErrorCode =
  /** An option, a time or a list of ids cannot be used. */
  | 'invalidArgument'
  /** The policy or the annotations cannot be used; the message names the file and the line. */
  | 'invalidFile'
  /** The folder holds an archive of other parameters, or something else. */
  | 'otherArchive'
  /** The list of what has histories could not be read to its end, so nobody knows what is missing. */
  | 'incompleteList'
  /** The folder is not a finished archive, or a part of it is missing or changed. */
  | 'damagedArchive';

/** The error that this package throws beside those of the client. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
  readonly code: EvidenceErrorCode;
  /** The message in both languages; `message` is the English one. */
  readonly text: Text;

  constructor(code: EvidenceErrorCode, text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.code = code;
    this.text = text;
  }
}

/** The message of an error; those of other packages are the same in both languages. */
export function errorText(error: unknown): Text {
  return error instanceof EvidenceError ? error.text : sameText((error as Error).message);
}
