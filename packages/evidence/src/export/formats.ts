import { appendFileSync } from 'node:fs';
import { isoText } from '../core/moment.ts';
import { type Cell, type Column, type ColumnType, wholeText } from './columns.ts';
import type { RowFile, RowFileMaker } from './partitions.ts';

/** The forms of a dataset. */
export type ExportFormat = 'parquet' | 'ndjson';

export const exportFormats: readonly ExportFormat[] = ['parquet', 'ndjson'];

export async function rowFilesOf(format: ExportFormat, columns: readonly Column[]): Promise<RowFileMaker> {
  if (format === 'ndjson') return (path) => ndjsonFile(path, columns);
  // The writer is loaded when the first dataset is written.
  const { parquetFiles } = await import('./parquet.ts');
  return parquetFiles(columns);
}

function ndjsonFile(path: string, columns: readonly Column[]): RowFile {
  const lineOf = (cells: readonly Cell[]): string =>
    `${JSON.stringify(Object.fromEntries(columns.map(({ name, type }, index) => [name, plainOf(cells[index], type)])))}\n`;
  return {
    append: (rows) => appendFileSync(path, rows.map(lineOf).join('')),
    end: () => appendFileSync(path, ''),
  };
}

function plainOf(cell: Cell | undefined, type: ColumnType): Cell | undefined {
  if (typeof cell === 'string') return wholeText(cell);
  return type === 'time' && typeof cell === 'number' ? isoText(cell) : cell;
}
