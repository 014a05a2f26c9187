import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Operation, OperationTable } from '@scp-backup/openapi';
import { rows as ourFields, operations as ourOperations, type RowFields } from '@scp-backup/openapi';
import { isRow, type MockData } from '../behaviour/data-set.ts';
import type { Row } from '../behaviour/row-source.ts';
import { MockError } from '../errors.ts';

/**
 * Reads rows from a file: `.ndjson` with one row a line; JSON with an array of rows; a response of the service with its
 * rows; or an object of rows by operation id, as the option `data` takes them. Rows that name no operation belong to the
 * list operation whose fields they have.
 *
 * @throws {MockError} `ERR_INVALID_DATA`
 */
export async function readDataFile(
  path: string,
  {
    operations = ourOperations,
    rows: fields = ourFields,
  }: { readonly operations?: OperationTable; readonly rows?: Readonly<Record<string, RowFields>> } = {},
): Promise<MockData> {
  const lists = Object.values(operations).filter(({ list }) => list);
  const forOne = (rows: readonly unknown[]): MockData => {
    const wrong = rows.findIndex((row) => !isRow(row));
    if (wrong >= 0) {
      throw new MockError('ERR_INVALID_DATA', `${path}: row ${wrong + 1} must be an object`);
    }
    if (rows.length === 0) return Object.fromEntries(lists.map(({ id }) => [id, []]));
    const owner = ownerOf(lists, fields, rows[0] as Row);
    if (owner) return { [owner.id]: rows as readonly Row[] };
    const known = lists.map(({ id }) => id).join(', ');
    throw new MockError('ERR_INVALID_DATA', `${path} has rows of no operation; there are: ${known}`);
  };
  const share = sharedTexts();
  if (/\.(ndjson|jsonl)$/i.test(path)) return forOne(await readLines(path, share));
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw unreadable(path, cause);
  });
  const value = parse(path, text, undefined);
  if (Array.isArray(value)) return forOne(value.map((row) => share(row as Row)));
  if (typeof value !== 'object' || value === null) {
    throw new MockError('ERR_INVALID_DATA', `${path} must hold rows: an array, or an object of arrays by operation id`);
  }
  if (Object.keys(value).some((key) => lists.some(({ id }) => id === key))) return value as MockData;
  const rows = lists.map(({ list }) => (value as Row)[list?.items ?? '']).find(Array.isArray);
  return rows ? forOne(rows) : (value as MockData);
}

/** The only list, or the one that has the most of the row's fields. */
function ownerOf(
  lists: readonly Operation[],
  fields: Readonly<Record<string, RowFields>>,
  row: Row,
): Operation | undefined {
  if (lists.length === 1) return lists[0];
  const shared = ({ id }: Operation) => Object.keys(fields[id] ?? {}).filter((field) => field in row).length;
  const [best] = [...lists].sort((one, other) => shared(other) - shared(one));
  return best && shared(best) > 0 ? best : undefined;
}

/** Line by line, since a million rows are longer than the longest text there may be. */
async function readLines(path: string, share: (row: Row) => Row): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let number = 0;
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      if (line.trim() !== '') rows.push(share(parse(path, line, number) as Row));
    }
  } catch (error) {
    throw error instanceof MockError ? error : unreadable(path, error as Error);
  }
  return rows;
}

function unreadable(path: string, cause: Error): MockError {
  return new MockError('ERR_INVALID_DATA', `${path} cannot be read: ${cause.message}`, { cause });
}

function parse(path: string, text: string, line: number | undefined): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const place = line === undefined ? '' : `, line ${line},`;
    throw new MockError('ERR_INVALID_DATA', `${path}${place} is not JSON: ${(cause as Error).message}`, {
      cause: cause as Error,
    });
  }
}

/** Names and states come again in row after row; each text is kept once. */
function sharedTexts(): (row: Row) => Row {
  const texts = new Map<string, string>();
  return (row) => {
    if (typeof row !== 'object' || row === null) return row;
    const kept = row as Record<string, unknown>;
    for (const field in kept) {
      const value = kept[field];
      if (typeof value !== 'string') continue;
      const known = texts.get(value);
      if (known !== undefined) kept[field] = known;
      else if (texts.size < 100_000) texts.set(value, value);
    }
    return row;
  };
}
