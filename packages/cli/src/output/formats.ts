import { csvLine } from '@scp-backup/openapi';
import { escapeControls, jsonText } from './escape.ts';
import { clockText, duration, type Fields, noteHidden, type Row, shortHeadings } from './fields.ts';
import type { Output } from './row-output.ts';
import { drawTable } from './table.ts';

export type Format = 'table' | 'json' | 'ndjson' | 'csv';

export interface Layout {
  readonly format: Format;
  readonly fields: Fields;
  /** The fields that the user chose. */
  readonly columns: readonly string[] | undefined;
  /** All fields of a table, whole. */
  readonly wide: boolean;
  /** A byte order mark before CSV, by which spreadsheets recognise UTF-8. */
  readonly bom: boolean;
}

/** How rows become text: what stands before the first, each of them, and what stands after the last. */
interface RowFormat {
  readonly head?: string;
  row(row: Row, index: number): string;
  tail?(count: number): string;
  /** What is said when all is written. */
  note?(): void;
}

export interface RowWriter {
  /** Writes some more rows. */
  rows(rows: readonly Row[]): Promise<void>;
  /** Writes what stands after the last row. */
  end(): Promise<void>;
  readonly count: number;
}

/** Writes rows as they come, except for the table, whose columns are as wide as their widest value. */
export function writerOf(layout: Layout, output: Output): RowWriter {
  const { head = '', row, tail = () => '', note = () => {} } = rowFormat(layout, output);
  let count = 0;
  return {
    async rows(rows) {
      const text = rows.map((one, index) => row(one, count + index)).join('');
      const start = count === 0 && rows.length > 0 ? head : '';
      count += rows.length;
      await output.write(start + text);
    },
    async end() {
      await output.write((count === 0 ? head : '') + tail(count));
      if (count > 0) note();
    },
    get count() {
      return count;
    },
  };
}

function rowFormat(layout: Layout, output: Output): RowFormat {
  const { format, fields, columns, bom } = layout;
  // Rows of JSON are those of the service: fields that the document does not know stay, and none is added.
  const picked = (row: Row): Row => {
    const { [duration]: added, ...own } = fields.shown(row);
    return columns ? Object.fromEntries(columns.map((name) => [name, name === duration ? added : own[name]])) : own;
  };
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
      const names = columns ?? fields.all;
      const shown = (value: unknown) =>
        output.isTerminal && typeof value === 'string' ? escapeControls(value) : value;
      const line = (values: readonly unknown[]) => csvLine(values.map(shown));
      const cells = (row: Row) => names.map((name) => row[name]);
      return { head: (bom ? '\uFEFF' : '') + csvLine(names), row: (row) => line(cells(fields.shown(row))) };
    }
    case 'table':
      return tableFormat(layout, output);
  }
}

function tableFormat({ fields, columns, wide }: Layout, { width }: Output): RowFormat {
  const kept: Row[] = [];
  let left = 0;
  const fit = wide ? undefined : width;
  const names = columns ?? (fit === undefined ? fields.all : fields.usual);
  const headings = fit === undefined || columns ? names : shortHeadings(names);
  return {
    row(row) {
      kept.push(fields.shown(row));
      return '';
    },
    tail() {
      const drawn = names.map((name, index) => ({
        heading: (headings[index] ?? name).toUpperCase(),
        values: kept.map((row) => (name === duration ? clockText(row[name]) : row[name])),
        isWhole: fields.whole.includes(name),
      }));
      const { text, hidden } = drawTable(drawn, fit, columns ? names.length : 1);
      left = columns ? 0 : fields.all.length - names.length + hidden;
      return text;
    },
    note: () => noteHidden(left),
  };
}
