import type { ListBehaviour } from './table.ts';

/** A page of a list operation. */
export interface Page {
  /** The rows; none where the service sends null. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** What the service counts, where the body holds a count that can be read. */
  readonly count: number | undefined;
}

/**
 * Reads the body of a list operation. Other services of the platform send numbers as text (observed), so a count may be
 * either.
 *
 * @returns undefined where the body is not a page: no object, no rows, or a row that is not an object
 */
export function readPage(list: ListBehaviour, body: unknown): Page | undefined {
  if (!isObject(body)) return undefined;
  const rows = body[list.items] === null ? [] : body[list.items];
  if (!Array.isArray(rows) || !rows.every(isObject)) return undefined;
  const count = list.count && body[list.count.property];
  return { rows, count: /^\d{1,15}$/.test(String(count)) ? Number(count) : undefined };
}

/** A row as text, to compare it with others: the same fields in any order give the same text. */
export function rowText(row: Readonly<Record<string, unknown>>): string {
  return jsonText(Object.entries(row).sort(([name], [other]) => (name < other ? -1 : 1)));
}

/** A value as JSON; `…` where it is nested deeper than the stack. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '…';
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
