import { readInstant } from '@scp-backup/openapi';
import { compare, type Sortable, sortable } from './compare.ts';
import type { GrowingRows } from './row-source.ts';

/** The places of rows, in some order. */
export type Places = Uint32Array;

/** The values of one field of many rows, ready to be ordered and compared again and again. */
export interface Column {
  /** All places in the order of their values. Equal ones keep the order of the data in both directions. */
  sorted(descending: boolean): Places;
  /** A test of each place against a value; null passes none. */
  test(kind: 'equals' | 'from' | 'until', wanted: unknown): (place: number) => boolean;
}

export function createColumn(rows: GrowingRows, field: string): Column {
  return momentColumn(rows, field) ?? sortableColumn(rows, field);
}

/** Eight bytes a row, where every value is a time of whole milliseconds, or null. */
function momentColumn(rows: GrowingRows, field: string): Column | undefined {
  const moments = new Float64Array(rows.length);
  for (let place = 0; place < moments.length; place++) {
    const moment = rows.moment?.(place, field) ?? momentOf(rows.value?.(place, field));
    if (moment === undefined) return undefined;
    moments[place] = moment;
  }
  const times = moments.filter(Number.isFinite);
  if (times.length === 0) return undefined;
  const least = times.reduce((one, other) => Math.min(one, other));
  const greatest = times.reduce((one, other) => Math.max(one, other));
  const unit = times.every((moment) => moment % 1000 === 0) ? 1000 : 1;
  const at = (place: number): number => moments[place] as number;
  // Nulls are last in ascending order.
  const last = (greatest - least) / unit + 1;
  const rank = (place: number) => Math.min((at(place) - least) / unit, last);
  return {
    sorted: (descending) => byRank(moments.length, rank, last, descending),
    test(kind, wanted) {
      const { milliseconds: floor, rest } = readInstant(String(wanted)) ?? { milliseconds: Number.NaN, rest: '' };
      const exact = rest === '';
      const tests = {
        equals: (place: number) => exact && at(place) === floor,
        until: (place: number) => at(place) <= floor,
        from: (place: number) => at(place) <= greatest && (exact ? at(place) >= floor : at(place) > floor),
      };
      return tests[kind];
    },
  };
}

/** Infinite for null; undefined where the value is not a time, or not one of whole milliseconds. */
function momentOf(value: unknown): number | undefined {
  if (value === null || value === undefined) return Number.POSITIVE_INFINITY;
  const instant = readInstant(value);
  return instant?.rest === '' ? instant.milliseconds : undefined;
}

/** Each different value is kept once, in order; a row has the number of its value. */
function sortableColumn(rows: GrowingRows, field: string): Column {
  const numbers = new Map<unknown, number>();
  const found = Uint32Array.from({ length: rows.length }, (_, place) => {
    const value = rows.value?.(place, field) ?? null;
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  });
  const keys = Array.from(numbers.keys(), sortable);
  const distinct = [...new Set(keys)].sort(compare);
  const rankOf = new Map(distinct.map((key, rank) => [key, rank]));
  const ranks = Uint32Array.from(keys, (key) => rankOf.get(key) ?? 0);
  const rank = (place: number): number => ranks[found[place] as number] as number;
  return {
    sorted: (descending) => byRank(rows.length, rank, distinct.length, descending),
    test(kind, wanted) {
      const passes = distinct.map((key) => key !== null && fits(kind, key, sortable(wanted)));
      return (place) => passes[rank(place)] as boolean;
    },
  };
}

function fits(kind: 'equals' | 'from' | 'until', key: Sortable, wanted: Sortable): boolean {
  // A flag in the query may be text where the field is a number or a boolean.
  if (kind === 'equals') return String(key) === String(wanted);
  return kind === 'from' ? compare(key, wanted) >= 0 : compare(key, wanted) <= 0;
}

/** Orders places by whole numbers from 0 to `last`. Numbers are sorted several times as fast without a function. */
function byRank(length: number, rank: (place: number) => number, last: number, descending: boolean): Places {
  const ranked = descending ? (place: number) => last - rank(place) : rank;
  if ((last + 1) * length > Number.MAX_SAFE_INTEGER) {
    const places = Uint32Array.from({ length }, (_, place) => place);
    return places.sort((one, other) => ranked(one) - ranked(other) || one - other);
  }
  const keys = Float64Array.from({ length }, (_, place) => ranked(place) * length + place).sort();
  return Uint32Array.from(keys, (key) => key % length);
}
