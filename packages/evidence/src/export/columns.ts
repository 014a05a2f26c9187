import { apiVersionNumber, type RowFields, rows, rowsIn, type ValueShape } from '@scp-backup/openapi';
import { durationOf } from '../core/facts.ts';
import type { RunHistory } from '../core/histories.ts';
import { momentOf, type RowValues, type Run } from '../core/run.ts';

/** Replaces half surrogate pairs: DuckDB rejects a whole file of JSON lines that contains one. */
export function wholeText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** `time` is milliseconds since 1970; `json` is the text of a value. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'time' | 'json';

/** A value of a column; `null` where there is none. */
export type Cell = string | number | boolean | null;

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** The partition of a dataset: the month in which a run started, in the zone of the archive. */
export const partitionColumn = 'month';

/** What is known of a run beside the fields of its row. */
export interface RunContext {
  readonly operation: string;
  readonly of: string;
  readonly run: Run;
  /** The annotations of the run as JSON, and what the validation found. */
  readonly annotations: string | null;
  readonly validation: 'passed' | 'failed' | null;
  readonly archive: string;
}

interface RunColumn extends Column {
  readonly cell: (context: RunContext) => Cell;
}

/** The columns that every history has. */
const runColumns: readonly RunColumn[] = [
  { name: 'run_operation', type: 'string', cell: ({ operation }) => operation },
  { name: 'run_of', type: 'string', cell: ({ of }) => of },
  { name: 'run_outcome', type: 'string', cell: ({ run }) => run.outcome },
  { name: 'run_state', type: 'string', cell: ({ run }) => run.state },
  { name: 'run_started', type: 'time', cell: ({ run }) => run.started ?? null },
  { name: 'run_ended', type: 'time', cell: ({ run }) => run.ended ?? null },
  { name: 'run_seconds', type: 'number', cell: ({ run }) => secondsOf(run) },
  { name: 'run_validation', type: 'string', cell: ({ validation }) => validation },
  { name: 'run_annotations', type: 'json', cell: ({ annotations }) => annotations },
  { name: 'run_archive', type: 'string', cell: ({ archive }) => archive },
  { name: 'run_response', type: 'string', cell: ({ run }) => run.response },
  { name: 'run_index', type: 'integer', cell: ({ run }) => run.index },
];

/** Fields that the document does not describe, and values of another type than it states. */
const restColumn: Column = { name: 'run_other_fields', type: 'json' };

/** How runs become rows of the dataset. */
export interface Table {
  readonly columns: readonly Column[];
  /** The cells of a run, in the order of the columns. */
  cellsOf(context: RunContext, row: RowValues, zone: string): readonly Cell[];
}

/** The columns of histories: what is known of every run, and each field of their rows, typed by the document. */
export function tableOf(histories: readonly RunHistory[], apiVersion: string): Table {
  const fields = new Map<string, ColumnType>();
  const shapes: Readonly<Record<string, RowFields>> = rowsIn(rows, apiVersionNumber(apiVersion) ?? apiVersion);
  const taken = new Set([...runColumns, restColumn].map(({ name }) => name)).add(partitionColumn);
  for (const { operation } of histories) {
    for (const [name, shape] of Object.entries(shapes[operation] ?? {})) {
      const type = typeOf(shape);
      if (!taken.has(name)) fields.set(name, (fields.get(name) ?? type) === type ? type : 'json');
    }
  }
  return {
    columns: [...runColumns, ...[...fields].map(([name, type]) => ({ name, type })), restColumn],
    cellsOf(context, row, zone) {
      const rest: Record<string, unknown> = {};
      const cells: Cell[] = runColumns.map(({ cell }) => cell(context));
      for (const [name, type] of fields) {
        const value = row[name] ?? null;
        const cell = value === null ? null : cellOf(value, type, zone);
        if (cell === undefined) rest[name] = value;
        cells.push(cell ?? null);
      }
      for (const name of Object.keys(row)) if (!fields.has(name)) rest[name] = row[name];
      cells.push(Object.keys(rest).length > 0 ? jsonOf(rest) : null);
      return cells;
    },
  };
}

function typeOf({ type, format }: ValueShape): ColumnType {
  if (format === 'date-time' || format === 'date-time-local') return 'time';
  return type === 'object' || type === 'array' || type === 'unknown' ? 'json' : type;
}

/** A value as its column holds it; undefined where it has another type. */
function cellOf(value: unknown, type: ColumnType, zone: string): Cell | undefined {
  switch (type) {
    case 'json':
      return jsonOf(value);
    case 'time':
      return momentOf(value, zone);
    case 'integer':
      return Number.isSafeInteger(value) ? (value as number) : undefined;
    default:
      return typeof value === type ? (value as Cell) : undefined;
  }
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'string' ? wholeText(one) : one));
}

function secondsOf(run: Run): number | null {
  const duration = durationOf(run);
  return duration === undefined ? null : duration / 1000;
}
