import type { Row, RowSource } from './row-source.ts';

/** A row as it is sent. */
export interface SentRow {
  readonly row: Row;
  readonly text: string;
  /** Whether the document has been held against it. */
  isValid: boolean;
}

export type SentRows = (rows: RowSource, place: number) => SentRow;

/** About 100 MB. */
const kept = 100_000;

/** Keeps the rows that were sent last, since making, writing and validating one costs more than all else. */
export function createSentRows(): SentRows {
  const lists = new Map<RowSource, Map<number, SentRow>>();
  let size = 0;
  return (rows, place) => {
    const known = lists.get(rows)?.get(place);
    if (known) return known;
    const row = rows.at(place) as Row;
    const sent = { row, text: JSON.stringify(row), isValid: false };
    if (size >= kept) {
      lists.clear();
      size = 0;
    }
    size += 1;
    lists.set(rows, (lists.get(rows) ?? new Map()).set(place, sent));
    return sent;
  };
}
