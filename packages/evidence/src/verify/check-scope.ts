import { join } from 'node:path';
import { names, type RequestLine, type ScopeLine } from '../archive/layout.ts';
import { readLines } from '../archive/lines.ts';
import { ownersOf, readScope, subjectsOf } from '../archive/scope.ts';
import { errorText } from '../core/error.ts';
import { problemTexts } from '../messages/problems.ts';
import { type Examined, keyOf } from './examined.ts';

/** The scope is what the lists hold, in their order, and each object in it has its histories. */
export async function checkScope(examined: Examined, listRequests: readonly RequestLine[]): Promise<void> {
  const { directory, parameters, histories, lines, report } = examined;
  const requestsOf = (operation: string) => listRequests.filter((line) => line.operation === operation);
  const expected: readonly ScopeLine[] = await readScope(directory, ownersOf(histories), requestsOf, parameters).catch(
    (error: Error) => {
      report('row', names.scope, errorText(error));
      return [];
    },
  );
  const missing = new Set(expected.map((line) => JSON.stringify(line)));
  for await (const text of readLines(join(directory, names.scope))) {
    if (!missing.delete(text)) report('row', names.scope, problemTexts.foreignObject(text.slice(0, 200)));
  }
  for (const text of missing) report('row', names.scope, problemTexts.missingObject(text.slice(0, 200)));
  const keys = new Set(
    histories.flatMap((history) => subjectsOf(history, expected).map((of) => keyOf({ ...history, of }))),
  );
  for (const key of keys) if (!lines.has(key)) report('count', names.histories, problemTexts.missingHistory(key));
  for (const [key, { operation }] of lines) {
    const isHistory = histories.some((history) => history.operation === operation);
    if (isHistory && !keys.has(key)) report('count', names.histories, problemTexts.foreignHistory(key));
  }
}
