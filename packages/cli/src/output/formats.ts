import { csvLine } from './csv.ts';
import { tableText } from './table.ts';

export type Row = Readonly<Record<string, unknown>>;

export type Format = 'table' | 'json' | 'ndjson' | 'csv';

export function isFormat(text: string): text is Format {
  return ['table', 'json', 'ndjson', 'csv'].includes(text);
}

export interface RowWriter {
  row(row: Row): void;
  end(): void;
  rows(): number;
}

/** Writes rows as they come, but for the table, whose columns are as wide as their widest value. */
export function writerOf(format: Format, columns: readonly string[], write: (text: string) => void): RowWriter {
  let count = 0;
  const kept: Row[] = [];
  const counted = (row: (row: Row) => void, end: () => void): RowWriter => ({
    row(one) {
      row(one);
      count += 1;
    },
    end,
    rows: () => count,
  });
  switch (format) {
    case 'ndjson':
      return counted(
        (row) => write(`${JSON.stringify(row)}\n`),
        () => {},
      );
    case 'json':
      return counted(
        (row) => write(`${count === 0 ? '[\n' : ',\n'}${JSON.stringify(row)}`),
        () => write(count === 0 ? '[]\n' : '\n]\n'),
      );
    case 'csv':
      return counted(
        (row) => write((count === 0 ? csvLine(columns) : '') + csvLine(columns.map((name) => row[name]))),
        () => write(count === 0 ? csvLine(columns) : ''),
      );
    case 'table':
      return counted(
        (row) => kept.push(row),
        () => write(tableText(columns, kept)),
      );
  }
}
