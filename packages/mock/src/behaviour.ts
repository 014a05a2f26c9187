import type { ListBehaviour, ListFilter } from '@scp-backup/openapi';
import type { ParentRows, Row } from './data.ts';
import type { Value } from './parameters.ts';

export type Values = Readonly<Record<string, Value>>;

/** The page of a list operation, or undefined when its parent is not known. */
export function listPage(list: ListBehaviour, values: Values, parents: ParentRows): Row | undefined {
  const rows = parents.get(list.parent ? String(values[list.parent.parameter]) : '');
  if (!rows) return undefined;
  const matching = rows.filter((row) => (list.filters ?? []).every((filter) => passes(filter, values, row)));
  const sorted = sortRows(matching, orderOf(list, values));
  const page = pageOf(list, values, sorted);
  const { count } = list;
  return {
    [list.items]: page,
    ...(count && { [count.property]: count.means === 'total' ? matching.length : page.length }),
  };
}

function passes({ parameter, field, test }: ListFilter, values: Values, row: Row): boolean {
  const wanted = values[parameter];
  if (wanted === undefined) return true;
  const value = row[field];
  if (test === 'equals') return value === wanted;
  if (value === null || value === undefined) return false;
  const difference = compare(value, wanted);
  return test === 'from' ? difference >= 0 : difference <= 0;
}

function orderOf({ sort }: ListBehaviour, values: Values): string | undefined {
  const given = sort && values[sort.parameter];
  return given === undefined ? sort?.default : String(given);
}

/** Rows with equal keys keep their order; null comes first in ascending order. */
function sortRows(rows: readonly Row[], order: string | undefined): readonly Row[] {
  if (order === undefined) return rows;
  const [field = '', direction] = order.split(':');
  const sign = direction === 'desc' ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a[field], b[field]));
}

function pageOf({ page, size }: ListBehaviour, values: Values, rows: readonly Row[]): readonly Row[] {
  const length = Math.min(
    Number((size && values[size.parameter]) ?? size?.default ?? rows.length),
    size?.maximum ?? Number.POSITIVE_INFINITY,
  );
  const start = page ? (Number(values[page.parameter] ?? page.first) - page.first) * length : 0;
  return start < 0 ? [] : rows.slice(start, start + length);
}

/** Numbers by value, times by moment (without a zone: UTC), other text by its code points. */
function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return -1;
  if (b === null || b === undefined) return 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [one, other] = [String(a), String(b)];
  const difference = momentOf(one) - momentOf(other);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return Number.isNaN(difference) ? (one < other ? -1 : Number(one > other)) : 0;
}

const timeForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

function momentOf(text: string): number {
  const match = text.match(timeForm);
  if (!match) return Number.NaN;
  return Date.parse(match[2] ? text : `${text}Z`);
}
