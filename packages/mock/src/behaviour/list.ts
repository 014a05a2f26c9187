import type { ListFilter } from '@scp-backup/openapi';
import { type Column, createColumn, type Places } from './column.ts';
import type { Sort } from './compare.ts';
import { growingRows, type Row, type RowSource } from './row-source.ts';
import type { SentRow, SentRows } from './sent-rows.ts';

/** A filter with the values that were asked for; one of them is enough. */
export interface WantedFilter extends Pick<ListFilter, 'field' | 'test'> {
  readonly values: readonly unknown[];
}

/** The rows of one parent. Columns, orders and selections are made once and kept until rows are added. */
export interface List {
  readonly length: number;
  at(place: number): Row | undefined;
  /** A row as it is sent; the last ones are kept. */
  sent(place: number): SentRow;
  /** The first row whose field holds this text. */
  find(field: string, text: string): Row | undefined;
  select(filters: readonly WantedFilter[], sort: Sort | undefined): Places;
  append(rows: readonly Row[]): void;
}

/** How many places of selections are kept: 64 MB. The one that was not used for the longest time goes first. */
const keptPlaces = 16_000_000;
/** What a selection costs beside its places, so that empty ones do not add up unseen. */
const overhead = 250;

export function createList(source: RowSource, sentRows: SentRows): List {
  const rows = growingRows(source);
  const columns = new Map<string, Column>();
  const selections = new Map<string, Places>();
  const indexes = new Map<string, Map<string, number>>();
  let held = 0;

  function indexOf(field: string): Map<string, number> {
    const known = indexes.get(field);
    if (known) return known;
    const index = new Map<string, number>();
    for (let place = rows.length - 1; place >= 0; place--) index.set(String(rows.value?.(place, field)), place);
    indexes.set(field, index);
    return index;
  }

  function column(field: string): Column {
    const known = columns.get(field) ?? createColumn(rows, field);
    columns.set(field, known);
    return known;
  }

  function remember(key: string, make: () => Places): Places {
    const known = selections.get(key);
    const places = known ?? make();
    if (known) selections.delete(key);
    else held += places.length + overhead;
    selections.set(key, places);
    for (const [oldest, { length }] of selections) {
      if (held <= keptPlaces || oldest === key) break;
      selections.delete(oldest);
      held -= length + overhead;
    }
    return places;
  }

  function ordered(sort: Sort | undefined): Places {
    if (sort) return column(sort.field).sorted(sort.descending);
    return Uint32Array.from({ length: rows.length }, (_, place) => place);
  }

  return {
    get length() {
      return rows.length;
    },
    at: rows.at,
    sent: (place) => sentRows(rows, place),
    find(field, text) {
      const place = indexOf(field).get(text);
      return place === undefined ? undefined : rows.at(place);
    },
    select(filters, sort) {
      const order = sort ? `${sort.field}:${sort.descending ? 'desc' : 'asc'}` : '';
      const all = remember(order, () => ordered(sort));
      if (filters.length === 0) return all;
      return remember(`${order} ${JSON.stringify(filters)}`, () => {
        const tests = filters.map(({ field, test, values }) => {
          const any = values.map((value) => column(field).test(test, value));
          const [only = () => false] = any;
          return any.length === 1 ? only : (place: number) => any.some((passes) => passes(place));
        });
        return all.filter((place) => tests.every((passes) => passes(place)));
      });
    },
    append(added) {
      rows.append(added);
      columns.clear();
      selections.clear();
      indexes.clear();
      held = 0;
    },
  };
}
