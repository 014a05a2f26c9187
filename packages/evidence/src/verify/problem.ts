import type { Text } from '../core/text.ts';

/**
 * `changed`: a file has other bytes than its checksum says. `missing`: a file is not there. `added`: a file has no checksum.
 * `unreadable`: a line or a file cannot be read. `row`: the dataset and the responses differ. `request`: the requests and the
 * responses differ. `count`: a number is not what it counts.
 */
export type ProblemCode = 'changed' | 'missing' | 'added' | 'unreadable' | 'row' | 'request' | 'count';

/** One way in which an archive is not what it was. */
export interface Problem {
  readonly code: ProblemCode;
  readonly file: string;
  /** What is wrong with it, in both languages. */
  readonly detail: Text;
}

/** Notes a problem. */
export type Report = (code: ProblemCode, file: string, detail: Text) => void;
