import type { Operation } from '@scp-backup/openapi';
import type { ApiDescription } from '../description.ts';
import { MockError } from '../errors.ts';
import type { Parameters } from '../request/values.ts';
import { exampleBodies, exampleParent, exampleRows } from './examples.ts';
import { createList, type List } from './list.ts';
import { idPath, ownersOf, parentPath } from './owners.ts';
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

/**
 * What the mock knows. It is coherent: each parent of a list has a row in the list that owns its id, and each row there
 * is a parent, with rows or without.
 */
export interface DataSet {
  /** The path parameter whose id leads to nothing. */
  unknownId(operation: Operation, parameters: Parameters): string | undefined;
  /** The rows of a parent that is known, in the order of the data. */
  list(operation: Operation, parent: string | undefined): List;
  /** The row that is a single object; undefined where the document does not say which list it stands in. */
  row(operation: Operation, parameters: Parameters): Row | undefined;
  /** The response that the rows stand in: the document's first example. */
  body(operation: Operation): Readonly<Record<string, unknown>>;
  /** The rows of one parent, or of all. */
  rows(operationId: string, parent?: string): readonly Row[];
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
  const owners = ownersOf(description.operations);
  const bodies = new Map(operations.map(({ id }) => [id, exampleBodies(description, id)[0] ?? {}]));
  let lists = load();

  function load(): Map<string, ListsByParent> {
    const loaded = new Map(operations.map((operation) => [operation.id, loadLists(operation)]));
    addOwnerRows(loaded);
    return loaded;
  }

  function loadLists(operation: Operation): ListsByParent {
    const example = exampleParent(description, operation);
    const given = data[operation.id] ?? bodies.get(operation.id)?.[operation.list?.items ?? ''] ?? [];
    const groups = new Map<ParentKey, readonly Row[] | RowSource>(example === undefined ? [] : [[example, []]]);
    for (const [parent, rows] of group(operation, given, example)) groups.set(parent, rows);
    return new Map([...groups].map(([parent, rows]) => [parent, createList(rows)]));
  }

  /** Gives each parent that has no row in the list that owns its id such a row, made from the document's example. */
  function addOwnerRows(loaded: ReadonlyMap<string, ListsByParent>): void {
    for (const [path, { list: ownerId, field }] of owners) {
      const owner = findOperation(operations, ownerId);
      const own = loaded.get(ownerId) as ListsByParent;
      const children = operations.filter((one) => one.id !== ownerId && parentPath(one) === path);
      const parents = new Set(children.flatMap(({ id }) => [...(loaded.get(id)?.keys() ?? [])]));
      const examples = exampleRows(description, owner);
      for (const parent of parents) {
        if (typeof parent !== 'string' || find(own.values(), field, parent)) continue;
        const row = examples.find((one) => String(one[field]) === parent) ?? { ...examples[0], [field]: parent };
        const key = exampleParent(description, owner) ?? own.keys().next().value ?? everyParent;
        const list = own.get(key);
        if (list) list.append([row]);
        else own.set(key, createList([row]));
      }
    }
  }

  /** Whether an id is known: as a row of the list that owns it; where the document names none, as the parent of a list. */
  function isKnown(operation: Operation, parameter: string, parameters: Parameters): boolean {
    const id = String(parameters.get(parameter) ?? '');
    const path = idPath(operation, parameter);
    const owner = owners.get(path);
    if (owner) return find(ownerLists(owner.list, parameters), owner.field, id) !== undefined;
    if (parentPath(operation) !== path) return true;
    const siblings = operations.filter((one) => parentPath(one) === path).map((one) => lists.get(one.id));
    return siblings.some((one) => one?.has(id) || one?.has(everyParent));
  }

  /** The lists in which an id may stand: those of its own parent, where the path names one. */
  function ownerLists(ownerId: string, parameters: Parameters): Iterable<List> {
    const own = lists.get(ownerId);
    const parent = parameters.get(description.operations[ownerId]?.list?.parent?.parameter ?? '');
    const one = parent === undefined ? undefined : own?.get(String(parent));
    return one ? [one] : (own?.values() ?? []);
  }

  return {
    unknownId: (operation, parameters) =>
      Object.keys(operation.parameters).find(
        (name) => operation.parameters[name]?.in === 'path' && !isKnown(operation, name, parameters),
      ),
    list(operation, parent) {
      const own = lists.get(operation.id);
      return own?.get(parent ?? everyParent) ?? own?.get(everyParent) ?? createList([]);
    },
    row({ item }, parameters) {
      const id = String(parameters.get(item?.parameter ?? '') ?? '');
      return item && find(ownerLists(item.list, parameters), item.field, id);
    },
    body: (operation) => bodies.get(operation.id) ?? {},
    rows(operationId, parent) {
      const own = lists.get(findOperation(operations, operationId).id);
      const wanted = parent === undefined ? [...(own?.values() ?? [])] : [own?.get(parent) ?? createList([])];
      return wanted.flatMap((list) => Array.from({ length: list.length }, (_, place) => list.at(place) ?? {}));
    },
    insert(operationId, rows, parent) {
      const operation = findOperation(operations, operationId);
      const given = parent === undefined ? rows : { [parent]: rows };
      const own = lists.get(operation.id);
      for (const [name, added] of group(operation, given, exampleParent(description, operation))) {
        const list = own?.get(name);
        if (list) list.append(added as readonly Row[]);
        else own?.set(name, createList(added));
      }
      addOwnerRows(lists);
    },
    reset() {
      lists = load();
    },
  };
}

function find(lists: Iterable<List>, field: string, id: string): Row | undefined {
  for (const list of lists) {
    const row = list.find(field, id);
    if (row) return row;
  }
  return undefined;
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
  if (!Array.isArray(list) || !list.every(isRow)) throw noRows(operation, place);
  return [...list];
}

/** A row is an object. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noRows(operation: Operation, place: string): MockError {
  return new MockError('ERR_INVALID_DATA', `data.${operation.id}${place} must be an array of rows, each an object`);
}
