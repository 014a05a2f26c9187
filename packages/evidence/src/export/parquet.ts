import { appendFileSync } from 'node:fs';
import { version } from '@scp-backup/openapi';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Cell, Column, ColumnType } from './columns.ts';
import type { RowFileMaker } from './partitions.ts';

const parquetTypes = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  time: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
} as const;

/** Each `append` is a row group. */
export function parquetFiles(columns: readonly Column[]): RowFileMaker {
  const fields = columns.map(({ name, type }) => ({
    name,
    repetition_type: 'OPTIONAL' as const,
    ...parquetTypes[type],
  }));
  const schema = [{ name: 'run', num_children: fields.length }, ...fields];
  return (path) => {
    const bytes = new ByteWriter();
    const flush = (): void => {
      appendFileSync(path, bytes.getBytes());
      bytes.index = 0;
    };
    const writer = Object.assign(bytes, { flush, finish: flush });
    const file = new ParquetWriter({ writer, schema, createdBy: `@scp-backup/evidence ${version}` });
    return {
      append(rows) {
        const columnData = columns.map(({ name, type }, index) => ({
          name,
          data: rows.map((cells) => parquetOf(cells[index] ?? null, type)),
        }));
        file.write({ columnData, rowGroupSize: rows.length });
      },
      end: () => void file.finish(),
    };
  };
}

function parquetOf(cell: Cell, type: ColumnType): Cell | bigint {
  return typeof cell === 'number' && (type === 'time' || type === 'integer') ? BigInt(cell) : cell;
}
