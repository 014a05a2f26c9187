import { instant } from './instant.ts';

/** A value in the form that `compare` orders. */
export type Sortable = number | string | null;

export interface Sort {
  readonly field: string;
  readonly descending: boolean;
}

/** Reads `field:asc` and `field:desc`. */
export function parseSort(text: string): Sort | undefined {
  const [, field, direction] = /^([^:]+):(asc|desc)$/.exec(text) ?? [];
  return field === undefined ? undefined : { field, descending: direction === 'desc' };
}

/** Times are ordered by their moment, whatever their zone. */
export function sortable(value: unknown): Sortable {
  if (typeof value === 'number') return value;
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return instant(text) ?? text;
}

const kinds = ['number', 'string', 'object'];

/** Numbers before texts, nulls last. */
export function compare(one: Sortable, other: Sortable): number {
  const byKind = kinds.indexOf(typeof one) - kinds.indexOf(typeof other);
  if (byKind !== 0 || one === other) return byKind;
  return (one as string) < (other as string) ? -1 : 1;
}
