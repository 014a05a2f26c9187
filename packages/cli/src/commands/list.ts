import type { ListCall, WalkWarning } from '@scp-backup/client';
import { type ListBehaviour, readPage } from '@scp-backup/openapi';
import { exitCode } from '../exit.ts';
import { failureExit } from '../failure.ts';
import type { Format, Row, RowWriter } from '../output/formats.ts';
import { readerLeft, write } from '../output/output.ts';

export interface ListCommand {
  readonly list: ListBehaviour;
  readonly method: (input: object, options?: object) => ListCall<Row, Row>;
  readonly input: Readonly<Record<string, unknown>>;
  /** Rows that are wanted at most. */
  readonly limit: number;
  readonly format: Format;
  readonly writer: RowWriter;
}

/** Rows that are written together. */
const batch = 500;

/** Writes the rows of all pages, or of one where the input names it. */
export async function list(command: ListCommand): Promise<number> {
  const { list, input, format, writer } = command;
  try {
    const isOne = list.page !== undefined && input[list.page.parameter] !== undefined;
    const isWhole = await (isOne ? onePage(command) : allPages(command));
    await write(writer.end());
    if (writer.count === 0 && (format === 'table' || format === 'csv')) process.stderr.write('no rows\n');
    if (isWhole) return exitCode.done;
  } catch (error) {
    if (readerLeft.aborted) return exitCode.readerLeft;
    const code = failureExit(error);
    if (writer.count === 0 && code !== exitCode.incomplete) return code;
    if (format === 'table') await write(writer.end());
  }
  process.stderr.write(`scp-backup: the output is incomplete: it has ${writer.count} rows\n`);
  return exitCode.incomplete;
}

async function allPages({ method, input, limit, writer }: ListCommand): Promise<boolean> {
  let isWhole = true;
  const onWarning = ({ message, rowsMayBeMissing }: WalkWarning): void => {
    if (rowsMayBeMissing) isWhole = false;
    process.stderr.write(`scp-backup: ${message}\n`);
  };
  let rows: Row[] = [];
  try {
    for await (const row of method(input, { limit, onWarning, signal: readerLeft })) {
      rows.push(row);
      if (rows.length < batch) continue;
      await write(writer.rows(rows));
      rows = [];
    }
  } finally {
    await write(writer.rows(rows));
  }
  return isWhole;
}

/** One page in the order of a walk, so that all output has one order. */
async function onePage({ list, method, input, limit, writer }: ListCommand): Promise<boolean> {
  const sort = list.sort?.stable && { [list.sort.parameter]: list.sort.stable };
  const body = await method({ ...sort, ...input }, { signal: readerLeft });
  const { rows = [], count = 0 } = readPage(list, body) ?? {};
  await write(writer.rows(rows.slice(0, limit)));
  const size = Number(input[list.size?.parameter ?? ''] ?? list.size?.default);
  const before = (Number(input[list.page?.parameter ?? '']) - (list.page?.first ?? 0)) * size;
  return !(rows.length < Math.min(size, list.size?.default ?? 0) && before + rows.length < count);
}
