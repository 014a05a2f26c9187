import type { Operation } from '@scp-backup/openapi';
import type { ApiDescription } from '../description.ts';
import { MockError } from '../errors.ts';
import { createList, type List } from './list.ts';
import type { Row, RowSource } from './row-source.ts';

/**
 * Rows by operation id: a list, whose rows belong to the parent that they name; or lists by the parent's id, for rows
 * that do not repeat it, and for parents without rows. A list of rows that name no parent belongs to the parent of the
 * document's example.
 */
export interface MockData {
  readonly [operationId: string]:
    | readonly Row[]
    | RowSource
    | { readonly [parent: string]: readonly Row[] | RowSource };
}

/** What the mock knows. */
export interface DataSet {
  /** The rows of a parent, in the order of the data; nothing where the parent is unknown. */
  list(operation: Operation, parent: string | undefined): List | undefined;
  /** The response that the rows stand in: the document's first example. */
  body(operation: Operation): Readonly<Record<string, unknown>>;
  /** Adds rows, each to the parent that it names, or all of them to the parent that is given. */
  insert(operationId: string, rows: readonly Row[], parent?: string): void;
  /** Back to the rows of the start. */
  reset(): void;
}

/** One list for all, where no parent is stated. */
const everyParent = Symbol('every parent');
type ParentKey = string | typeof everyParent;
type ListsByParent = Map<ParentKey, List>;

/** @throws {MockError} `ERR_INVALID_DATA` for operations that are no lists and for what are no rows */
export function createDataSet(description: ApiDescription, data: MockData = {}): DataSet {
  const operations = Object.values(description.operations).filter(({ list }) => list);
  for (const id of Object.keys(data)) findOperation(operations, id);
  const bodies = new Map(operations.map((operation) => [operation.id, firstExample(description, operation)]));
  const load = () => new Map(operations.map((operation) => [operation.id, loadLists(operation)]));
  let lists = load();

  function loadLists(operation: Operation): ListsByParent {
    const example = exampleParent(description, operation);
    const given = data[operation.id] ?? bodies.get(operation.id)?.[operation.list?.items ?? ''] ?? [];
    const groups = new Map<ParentKey, readonly Row[] | RowSource>(example === undefined ? [] : [[example, []]]);
    for (const [parent, rows] of group(operation, given, example)) groups.set(parent, rows);
    return new Map([...groups].map(([parent, rows]) => [parent, createList(rows)]));
  }

  return {
    list(operation, parent) {
      const own = lists.get(operation.id);
      const known = own?.get(parent ?? everyParent) ?? own?.get(everyParent);
      if (known || parent === undefined) return known;
      // What one list knows is known to all lists below the same path.
      const siblings = operations.filter((one) => parentPath(one) === parentPath(operation));
      return siblings.some(({ id }) => lists.get(id)?.has(parent)) ? createList([]) : undefined;
    },
    body: (operation) => bodies.get(operation.id) ?? {},
    insert(operationId, rows, parent) {
      const operation = findOperation(operations, operationId);
      const given = parent === undefined ? rows : { [parent]: rows };
      const own = lists.get(operation.id);
      for (const [name, added] of group(operation, given, exampleParent(description, operation))) {
        const list = own?.get(name);
        if (list) list.append(added as readonly Row[]);
        else own?.set(name, createList(added));
      }
    },
    reset() {
      lists = load();
    },
  };
}

function findOperation(operations: readonly Operation[], id: string): Operation {
  const found = operations.find((operation) => operation.id === id);
  if (found) return found;
  const known = operations.map((operation) => operation.id).join(', ');
  throw new MockError('ERR_INVALID_DATA', `data.${id} is no list operation; there are: ${known}`);
}

type Groups = Iterable<readonly [ParentKey, readonly Row[] | RowSource]>;

function group(operation: Operation, given: unknown, example: string | undefined): Groups {
  const parent = operation.list?.parent;
  const everybody = example ?? everyParent;
  if (isSource(given)) return [[everybody, given]];
  if (!Array.isArray(given)) {
    if (typeof given !== 'object' || given === null || !parent) throw noRows(operation, '');
    return Object.entries(given).map(([name, rows]) => [
      name,
      isSource(rows) ? rows : checkRows(operation, rows, `.${name}`),
    ]);
  }
  const rows = checkRows(operation, given, '');
  const field = parent?.field;
  if (field === undefined) return [[everybody, rows]];
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row[field]);
    const own = groups.get(name);
    if (own) own.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

function isSource(value: unknown): value is RowSource {
  return typeof value === 'object' && !Array.isArray(value) && typeof (value as RowSource | null)?.at === 'function';
}

function checkRows(operation: Operation, list: unknown, place: string): readonly Row[] {
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);
  if (!Array.isArray(list) || !list.every(isRow)) throw noRows(operation, place);
  return [...list];
}

function noRows(operation: Operation, place: string): MockError {
  return new MockError('ERR_INVALID_DATA', `data.${operation.id}${place} must be an array of rows, each an object`);
}

function firstExample({ examples }: ApiDescription, { id }: Operation): Readonly<Record<string, unknown>> {
  const [first] = Object.values(examples[id]?.responses['200'] ?? {});
  return typeof first === 'object' && first !== null ? { ...first } : {};
}

/** The parent that the document's example belongs to. */
export function exampleParent({ examples }: ApiDescription, { id, list }: Operation): string | undefined {
  if (!list?.parent) return undefined;
  const value = examples[id]?.parameters[list.parent.parameter];
  return value === undefined || value === null ? undefined : String(value);
}

/** The path up to the parent's id: lists below the same one share their parents. */
function parentPath({ path, list }: Operation): string {
  if (!list?.parent) return path;
  const parameter = `{${list.parent.parameter}}`;
  return path.slice(0, path.indexOf(parameter) + parameter.length);
}
