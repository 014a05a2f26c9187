import { join } from 'node:path';
import type { HistoryLine, RunParameters } from '../archive/layout.ts';
import { readLines } from '../archive/lines.ts';
import { readShape } from '../archive/shapes.ts';
import type { Tally } from '../archive/tally.ts';
import type { RunHistory } from '../core/histories.ts';
import { problemTexts } from '../messages/problems.ts';
import type { Report } from './problem.ts';

/** An archive that is verified. */
export interface Examined {
  readonly directory: string;
  readonly parameters: RunParameters;
  readonly histories: readonly RunHistory[];
  /** The lists that were walked, by their key. */
  readonly lines: ReadonlyMap<string, HistoryLine>;
  readonly tally: Tally;
  readonly report: Report;
}

export const keyOf = ({ operation, of }: { operation: string; of: string | null }): string =>
  JSON.stringify([operation, of]);

/** The values of a file. Reports lines that `collect` would have written differently, such as with other line ends. */
export async function* exactLines<Value>(
  directory: string,
  name: string,
  report: Report,
): AsyncGenerator<Value, void, undefined> {
  let number = 0;
  for await (const line of readLines(join(directory, name))) {
    number += 1;
    try {
      const value = readShape<Value>(name, line);
      if (JSON.stringify(value) !== line) report('unreadable', name, problemTexts.otherForm(number));
      yield value;
    } catch (error) {
      report('unreadable', name, problemTexts.unreadableLine(number, (error as Error).message));
    }
  }
}
