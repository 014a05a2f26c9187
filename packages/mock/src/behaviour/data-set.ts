import type { Operation } from '@scp-backup/openapi';
import type { ApiDescription } from '../description.ts';
import { MockError } from '../errors.ts';
import type { Parameters } from '../request/values.ts';
import { exampleBodies, exampleParent, exampleRows } from './examples.ts';
import { createList, type List } from './list.ts';
import { idPath, ownersOf, parentPath } from './owners.ts';
import type { Row, RowSource } from './row-source.ts';
import { everyParent, rowsByParent } from './rows-by-parent.ts';
import { createSentRows } from './sent-rows.ts';

/**
 * Rows by operation id: a list, whose rows belong to the parent that they name; or lists by the parent's id, for rows
 * that do not repeat it, and for parents without rows. A list of rows that name no parent belongs to the parent of the
 * document's example.
 */
export interface MockData {
  readonly [operationId: string]:
    | readonly Row[]
    | RowSource
    | { readonly [parent: string]: readonly Row[] | RowSource }
    | undefined;
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

type ListsByParent = Map<string, List>;

/** @throws {MockError} `ERR_INVALID_DATA` for operations that are not lists and for values that are not rows */
export function createDataSet(description: ApiDescription, data: MockData = {}): DataSet {
  const operations = Object.values(description.operations).filter(({ list }) => list);
  const owners = ownersOf(description.operations);
  const sentRows = createSentRows();
  const bodies = new Map(operations.map(({ id }) => [id, exampleBodies(description, id)[0] ?? {}]));
  const body = ({ id }: Operation): Row => bodies.get(id) ?? {};
  for (const id of Object.keys(data)) findOperation(operations, id);
  let lists: ReadonlyMap<string, ListsByParent> = new Map();
  load();

  function load(): void {
    lists = new Map(operations.map(({ id }) => [id, new Map()]));
    for (const operation of operations) {
      // A parameter whose values the document names has no others, and each of them is there.
      const { enum: named = [] } = operation.parameters[operation.list?.parent?.parameter ?? ''] ?? {};
      for (const parent of [exampleParent(description, operation), ...named].filter(isText)) {
        append(operation, { [parent]: [] });
      }
      append(operation, data[operation.id] ?? body(operation)[operation.list?.items ?? ''] ?? []);
    }
    addOwnerRows();
  }

  function listsOf(id: string): ListsByParent {
    return lists.get(id) ?? new Map();
  }

  function append(operation: Operation, given: unknown): void {
    const own = listsOf(operation.id);
    for (const [parent, rows] of rowsByParent(operation, given, exampleParent(description, operation) ?? everyParent)) {
      const known = own.get(parent);
      // A source stays one: its rows are made when they are asked for.
      if (known?.length) known.append(rows as readonly Row[]);
      else own.set(parent, createList(rows, sentRows));
    }
  }

  /** Gives each parent that has no row in the list that owns its id such a row, made from the document's example. */
  function addOwnerRows(): void {
    for (const [path, { list: ownerId, field }] of owners) {
      const owner = findOperation(operations, ownerId);
      const children = operations.filter((one) => one.id !== ownerId && parentPath(one) === path);
      const parents = new Set(children.flatMap(({ id }) => [...listsOf(id).keys()]));
      parents.delete(everyParent);
      const missing = [...parents].filter((parent) => !find(listsOf(ownerId).values(), field, parent));
      if (missing.length === 0) continue;
      const examples = exampleRows(description, owner);
      const rows = missing.map(
        (parent) => examples.find((one) => String(one[field]) === parent) ?? { ...examples[0], [field]: parent },
      );
      const [key = everyParent] = [exampleParent(description, owner), ...listsOf(ownerId).keys()].filter(isText);
      append(owner, owner.list?.parent ? { [key]: rows } : rows);
    }
  }

  /** The lists in which an id may stand: that of the parent which the path names, or all. */
  function ownerLists(ownerId: string, parameters: Parameters): Iterable<List> {
    const parent = textOf(parameters, description.operations[ownerId]?.list?.parent?.parameter);
    const one = listsOf(ownerId).get(parent);
    return one ? [one] : listsOf(ownerId).values();
  }

  /** Whether an id is known: as a row of the list that owns it; where the document names none, as the parent of a list. */
  function isKnown(operation: Operation, parameter: string, parameters: Parameters): boolean {
    const id = textOf(parameters, parameter);
    const path = idPath(operation, parameter);
    const owner = owners.get(path);
    if (owner) return find(ownerLists(owner.list, parameters), owner.field, id) !== undefined;
    const siblings = operations.filter((one) => parentPath(one) === path).map((one) => listsOf(one.id));
    return parentPath(operation) !== path || siblings.some((one) => one.has(id) || one.has(everyParent));
  }

  return {
    body,
    unknownId: (operation, parameters) =>
      Object.keys(operation.parameters).find(
        (name) => operation.parameters[name]?.in === 'path' && !isKnown(operation, name, parameters),
      ),
    list({ id }, parent = everyParent) {
      const own = listsOf(id);
      return own.get(parent) ?? own.get(everyParent) ?? createList([], sentRows);
    },
    row({ item }, parameters) {
      return item && find(ownerLists(item.list, parameters), item.field, textOf(parameters, item.parameter));
    },
    rows(operationId, parent) {
      const own = listsOf(findOperation(operations, operationId).id);
      const wanted = [...own].filter(([key]) => key === (parent ?? key));
      return wanted.flatMap(([, list]) => Array.from({ length: list.length }, (_, place) => list.at(place) as Row));
    },
    insert(operationId, rows, parent) {
      append(findOperation(operations, operationId), parent === undefined ? rows : { [parent]: rows });
      addOwnerRows();
    },
    reset: load,
  };
}

const isText = (value: string | undefined): value is string => value !== undefined;

const textOf = (parameters: Parameters, name = '') => String(parameters.get(name) ?? '');

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
