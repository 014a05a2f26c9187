import type { Owner, RunHistory } from '../core/histories.ts';
import type { RequestLine, RunParameters, ScopeLine } from './layout.ts';
import { readResponse } from './responses.ts';

/** The lists of the objects that have histories, each once. */
export function ownersOf(histories: readonly RunHistory[]): readonly Owner[] {
  return [...new Map(histories.flatMap(({ owner }) => (owner ? [[owner.operation, owner] as const] : []))).values()];
}

/** What the lists hold, each object once, and then the ids that were asked for beside them. */
export async function readScope(
  directory: string,
  lists: readonly Owner[],
  requestsOf: (operation: string) => readonly RequestLine[],
  { ids }: RunParameters,
): Promise<readonly ScopeLine[]> {
  const asked = new Set(ids === 'all' ? [] : ids);
  const lines = new Map<string, ScopeLine>();
  for (const { operation, list, field } of lists) {
    for (const line of requestsOf(operation).filter(({ rows }) => rows !== null)) {
      for (const row of await readResponse(directory, line, list)) {
        // An object without an id stays in the scope: its history cannot be read, and nobody may take it for complete.
        const of = String(row[field] ?? '');
        if (!lines.has(of)) lines.set(of, { operation, of, selected: ids === 'all' || asked.has(of), row });
      }
    }
  }
  for (const of of asked) if (!lines.has(of)) lines.set(of, { operation: null, of, selected: true, row: {} });
  return [...lines.values()];
}

/** The ids that a history is collected for; `null` where one list holds the runs of everything. */
export function subjectsOf(
  { parameter, owner, isMain }: RunHistory,
  scope: readonly ScopeLine[],
): readonly (string | null)[] {
  if (parameter === undefined) return [null];
  return scope.flatMap(({ operation, of, selected }) =>
    selected && (operation === null ? isMain : operation === owner?.operation) ? [of] : [],
  );
}
