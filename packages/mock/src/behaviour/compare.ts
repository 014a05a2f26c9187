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
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return instant(text) ?? text;
}

/** Numbers before texts, nulls last. */
export function compare(one: Sortable, other: Sortable): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1;
  return one < other ? -1 : 1;
}
