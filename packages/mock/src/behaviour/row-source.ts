export type Row = Readonly<Record<string, unknown>>;

/**
 * Rows by their place. An array of rows is one; another one may make its rows when they are asked for, so that a
 * million of them take no memory.
 */
export interface RowSource {
  readonly length: number;
  at(index: number): Row | undefined;
  /** One value without its row, where that costs less. */
  readonly value?: ((index: number, field: string) => unknown) | undefined;
  /** The moment of a time field in milliseconds since 1970, where it is known without reading text. */
  readonly moment?: ((index: number, field: string) => number | undefined) | undefined;
}

/** Rows that can be added to another source. Those that were there keep their places. */
export interface GrowingRows extends RowSource {
  append(rows: readonly Row[]): void;
}

export function growingRows(source: RowSource): GrowingRows {
  const added: Row[] = [];
  const base = source.length;
  return {
    get length() {
      return base + added.length;
    },
    at: (index) => (index < base ? source.at(index) : added[index - base]),
    value(index, field) {
      if (index >= base) return added[index - base]?.[field];
      return source.value ? source.value(index, field) : source.at(index)?.[field];
    },
    moment: (index, field) => (index < base ? source.moment?.(index, field) : undefined),
    append(rows) {
      for (const row of rows) added.push(row);
    },
  };
}
