import { join } from 'node:path';
import { type HistoryLine, names, type RequestLine, type ScopeLine } from '../archive/layout.ts';
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
  const scope: string[] = [];
  for await (const text of readLines(join(directory, names.scope))) scope.push(text);
  compareInOrder(
    scope,
    expected.map((line) => JSON.stringify(line)),
    (found, isForeign) => {
      const text = isForeign ? problemTexts.foreignObject : problemTexts.missingObject;
      report('row', names.scope, found === undefined ? problemTexts.otherOrder : text(found.slice(0, 200)));
    },
  );
  const keys = histories.flatMap((history) => subjectsOf(history, expected).map((of) => keyOf({ ...history, of })));
  const isHistory = ([, { operation }]: [string, HistoryLine]) => histories.some((one) => one.operation === operation);
  const found = [...lines].filter(isHistory).map(([key]) => key);
  compareInOrder(found, keys, (key, isForeign) => {
    const text = isForeign ? problemTexts.foreignHistory : problemTexts.missingHistory;
    report('count', names.histories, key === undefined ? problemTexts.otherOrder : text(key));
  });
}

/** Reports each that is not expected, and each that is not there, or else once that the order differs. */
function compareInOrder(
  found: readonly string[],
  expected: readonly string[],
  differ: (one: string | undefined, isForeign: boolean) => void,
): void {
  const missing = new Set(expected);
  const foreign = found.filter((one) => !missing.delete(one));
  for (const one of foreign) differ(one, true);
  for (const one of missing) differ(one, false);
  const isSame = foreign.length === 0 && missing.size === 0;
  if (isSame && found.some((one, index) => one !== expected[index])) differ(undefined, false);
}
