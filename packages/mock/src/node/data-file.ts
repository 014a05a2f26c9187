import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Operation } from '@scp-backup/openapi';
import type { MockData } from '../behaviour/data-set.ts';
import type { Row } from '../behaviour/row-source.ts';
import { isRow } from '../behaviour/rows-by-parent.ts';
import { type ApiDescription, describeApi, type OtherApi } from '../description.ts';
import { MockError } from '../errors.ts';
import { createRowCheck } from './row-check.ts';

/**
 * Reads rows from a file: `.ndjson` with one row a line; JSON with an array of rows; a response of the service with its
 * rows; or an object of rows by operation id, as the option `data` takes them. Rows that name no operation belong to the
 * list operation whose fields they have. Each row is checked against its schema.
 *
 * @throws {MockError} `ERR_INVALID_DATA` that names the row, and what is wrong with it
 */
export async function readDataFile(path: string, other?: OtherApi): Promise<MockData> {
  const description = describeApi(other);
  const lists = Object.values(description.operations).filter(({ list }) => list);
  const rows = rowReader(description, lists);
  if (/\.(ndjson|jsonl)$/i.test(path)) {
    await readLines(path, (value, number) => rows.add(value, `${path}, line ${number}`));
    if (rows.length === 0) throw invalid(`${path} holds no rows`);
    return rows.data();
  }
  const value = parse(path, await readText(path));
  const items = lists.map(({ list }) => list?.items ?? '').find((name) => isRow(value) && name in value);
  const found = isRow(value) && items !== undefined ? (value[items] ?? []) : value;
  if (Array.isArray(found)) {
    rows.addAll(found, path);
    return rows.data();
  }
  if (!isRow(found)) throw invalid(`${path} must hold rows: an array, or an object of arrays by operation id`);
  const byOperation = Object.entries(found).map(([id, one]) => [id, rowsOf(id, one, `${path}, ${id}`)]);
  if (byOperation.length === 0) throw invalid(`${path} holds no rows`);
  return Object.fromEntries(byOperation);

  function rowsOf(id: string, given: unknown, where: string): MockData[string] {
    const operation = lists.find((one) => one.id === id);
    if (!operation) throw invalid(`${where} is no list operation; there are: ${lists.map((one) => one.id).join(', ')}`);
    if (Array.isArray(given)) return rowReader(description, [operation]).addAll(given, where);
    const byParent = Object.entries(isRow(given) ? given : { rows: given }).map(([parent, one]) => {
      if (!Array.isArray(one)) throw invalid(`${where}, ${parent} must be an array of rows`);
      return [parent, rowReader(description, [operation]).addAll(one, `${where}, ${parent}`)] as const;
    });
    return Object.fromEntries(byParent);
  }
}

/** Collects rows of one operation, that of the first row. */
function rowReader(description: ApiDescription, lists: readonly Operation[]) {
  const share = sharedTexts();
  const rows: Row[] = [];
  let owner: Operation | undefined;
  let check: ReturnType<typeof createRowCheck> | undefined;

  function add(value: unknown, where: string): void {
    owner ??= ownerOf(lists, description, value);
    if (!owner) throw invalid(`${where} is a row of no operation; there are: ${lists.map(({ id }) => id).join(', ')}`);
    check ??= createRowCheck(description, owner);
    const wrong = check(value);
    if (wrong !== undefined) throw invalid(`${where}: ${wrong}`);
    rows.push(share(value as Row));
  }

  return {
    add,
    addAll(values: readonly unknown[], where: string): readonly Row[] {
      for (const [index, value] of values.entries()) add(value, `${where}, row ${index + 1}`);
      return rows;
    },
    get length() {
      return rows.length;
    },
    /** Without a single row, every list is empty. */
    data: (): MockData => Object.fromEntries(owner ? [[owner.id, rows]] : lists.map(({ id }) => [id, []])),
  };
}

/** The only list, or the one that has the most of the row's fields. */
function ownerOf(lists: readonly Operation[], { rows }: ApiDescription, row: unknown): Operation | undefined {
  const own = isRow(row) ? row : {};
  const shared = ({ id }: Operation) => Object.keys(rows[id] ?? {}).filter((field) => field in own).length;
  const [best] = [...lists].sort((one, other) => shared(other) - shared(one));
  const isClear = lists.length === 1 || Object.keys(own).length === 0 || (best && shared(best) > 0);
  return isClear ? best : undefined;
}

const byteOrderMark = /^\uFEFF/;

async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(byteOrderMark, '');
  } catch (error) {
    throw unreadable(path, error as Error);
  }
}

/** Line by line, since a million rows are longer than the longest text there may be. */
async function readLines(path: string, add: (value: unknown, number: number) => void): Promise<void> {
  let number = 0;
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      const text = line.replace(byteOrderMark, '').trim();
      if (text !== '') add(parse(`${path}, line ${number}`, text), number);
    }
  } catch (error) {
    throw error instanceof MockError ? error : unreadable(path, error as Error);
  }
}

function invalid(message: string, options?: ErrorOptions): MockError {
  return new MockError('ERR_INVALID_DATA', message, options);
}

function unreadable(path: string, cause: Error): MockError {
  return invalid(`${path} cannot be read: ${cause.message}`, { cause });
}

function parse(where: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(`${where} is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** Names and states come again in row after row; each text is kept once. */
function sharedTexts(): (row: Row) => Row {
  const texts = new Map<unknown, unknown>();
  return (row) => {
    const kept = row as Record<string, unknown>;
    for (const [field, value] of Object.entries(kept)) {
      const known = texts.get(value);
      kept[field] = known ?? value;
      if (known === undefined && texts.size < 100_000) texts.set(value, value);
    }
    return row;
  };
}
