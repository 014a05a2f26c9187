import { compare, type Sortable, sortable } from './compare.ts';
import { milliseconds } from './instant.ts';
import type { GrowingRows } from './row-source.ts';

/** The values of one field of many rows, ready to be ordered and compared again and again. */
export interface Column {
  /** Negative where the first of two places comes first in ascending order. */
  order(one: number, other: number): number;
  /** A test of each place against a value; null passes none. */
  test(kind: 'equals' | 'from' | 'until', wanted: unknown): (place: number) => boolean;
  /** Whether each value is greater than the one before it. */
  readonly ascending: boolean;
}

export function createColumn(rows: GrowingRows, field: string): Column {
  return momentColumn(rows, field) ?? sortableColumn(rows, field);
}

/** Eight bytes a row, where every value is a time of whole milliseconds, or null. */
function momentColumn(rows: GrowingRows, field: string): Column | undefined {
  const moments = new Float64Array(rows.length);
  let ascending = true;
  let times = 0;
  for (let place = 0; place < moments.length; place++) {
    const moment = rows.moment?.(place, field) ?? momentOf(rows.value?.(place, field));
    if (moment === undefined) return undefined;
    if (moment !== null) times += 1;
    // Nulls are last in ascending order.
    moments[place] = moment ?? Number.POSITIVE_INFINITY;
    if (place > 0 && (moments[place] as number) <= (moments[place - 1] as number)) ascending = false;
  }
  if (times === 0) return undefined;
  const at = (place: number): number => moments[place] as number;
  return {
    ascending,
    order: (one, other) => (at(one) === at(other) ? 0 : at(one) - at(other)),
    test(kind, wanted) {
      const key = sortable(wanted);
      const limit = typeof wanted === 'string' ? milliseconds(wanted) : undefined;
      if (!limit || key === null) return () => false;
      const { floor, exact } = limit;
      if (kind === 'equals') return (place) => exact && at(place) === floor;
      if (kind === 'until') return (place) => at(place) <= floor;
      return (place) => at(place) !== Number.POSITIVE_INFINITY && (exact ? at(place) >= floor : at(place) > floor);
    },
  };
}

function momentOf(value: unknown): number | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') return undefined;
  const moment = milliseconds(value);
  return moment?.exact ? moment.floor : undefined;
}

function sortableColumn(rows: GrowingRows, field: string): Column {
  const keys: Sortable[] = [];
  let ascending = true;
  for (let place = 0; place < rows.length; place++) {
    keys.push(sortable(rows.value?.(place, field)));
    if (place > 0 && compare(keys[place - 1] ?? null, keys[place] ?? null) >= 0) ascending = false;
  }
  const at = (place: number): Sortable => keys[place] ?? null;
  return {
    ascending,
    order: (one, other) => compare(at(one), at(other)),
    test(kind, wanted) {
      const key = sortable(wanted);
      // A flag in the query may be text where the field is a number or a boolean.
      if (kind === 'equals') return (place) => at(place) !== null && String(at(place)) === String(key);
      if (kind === 'from') return (place) => at(place) !== null && compare(at(place), key) >= 0;
      return (place) => at(place) !== null && compare(at(place), key) <= 0;
    },
  };
}
