import { csvLine } from '@scp-backup/openapi';
import { escapeControls, jsonText } from './escape.ts';
import { tableText } from './table.ts';

export type Row = Readonly<Record<string, unknown>>;

export const formats = ['table', 'json', 'ndjson', 'csv'] as const;
export type Format = (typeof formats)[number];

/** How rows become text: what stands before the first, each of them, and what stands after the last. */
interface RowFormat {
  readonly head?: string;
  row(row: Row, index: number): string;
  tail?(count: number): string;
}

export interface RowWriter {
  /** The text of some more rows. */
  rows(rows: readonly Row[]): string;
  /** The text that ends the output. */
  end(): string;
  readonly count: number;
}

/**
 * Writes rows as they come, except for the table, whose columns are as wide as their widest value.
 *
 * @param columns the fields to write, in this order; `undefined` writes the rows as they are
 * @param isTerminal whether the text is shown by a terminal, which must not get control characters
 */
export function writerOf(
  format: Format,
  fields: readonly string[],
  columns: readonly string[] | undefined,
  isTerminal: boolean,
): RowWriter {
  const { head = '', row, tail = () => '' } = rowFormat(format, columns ?? fields, columns, isTerminal);
  let count = 0;
  return {
    rows(rows) {
      const text = rows.map((one, index) => row(one, count + index)).join('');
      const start = count === 0 && rows.length > 0 ? head : '';
      count += rows.length;
      return start + text;
    },
    end: () => (count === 0 ? head : '') + tail(count),
    get count() {
      return count;
    },
  };
}

function rowFormat(
  format: Format,
  shown: readonly string[],
  columns: readonly string[] | undefined,
  isTerminal: boolean,
): RowFormat {
  const picked = (row: Row): Row => (columns ? Object.fromEntries(columns.map((name) => [name, row[name]])) : row);
  const kept: Row[] = [];
  switch (format) {
    case 'ndjson':
      return { row: (row) => `${jsonText(picked(row))}\n` };
    case 'json':
      return {
        head: '[',
        row: (row, index) => `${index === 0 ? '\n' : ',\n'}${jsonText(picked(row))}`,
        tail: (count) => (count === 0 ? ']\n' : '\n]\n'),
      };
    case 'csv': {
      const line = (values: readonly unknown[]) => (isTerminal ? csvLine(values.map(escaped)) : csvLine(values));
      return { head: line(shown), row: (row) => line(shown.map((name) => row[name])) };
    }
    case 'table':
      return {
        row(row) {
          kept.push(row);
          return '';
        },
        tail: () => tableText(shown, kept),
      };
  }
}

function escaped(value: unknown): unknown {
  return typeof value === 'string' ? escapeControls(value) : value;
}
