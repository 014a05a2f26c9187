import type { ListBehaviour, Operation, OperationTable, RunBehaviour } from '@scp-backup/openapi';

/** An operation whose rows are runs, with the list of what the runs belong to. */
export interface RunHistory {
  readonly operation: string;
  readonly list: ListBehaviour;
  readonly run: RunBehaviour;
  /** The path parameter that names what the runs belong to; absent where one list holds the runs of everything. */
  readonly parameter?: string | undefined;
  readonly owner?: Owner | undefined;
  /** Whether ids that no list holds are called with it: the one that the documentation begins with, or else the first. */
  readonly isMain: boolean;
}

/** The list of what has histories, such as backups. */
export interface Owner {
  readonly operation: string;
  readonly list: ListBehaviour;
  /** The field with the id that the histories are called with. */
  readonly field: string;
}

/** The histories of a document: the operations with `x-scp-run`, and the lists that `x-scp-item` connects them with. */
export function historiesOf(table: OperationTable): readonly RunHistory[] {
  const all = Object.values(table).filter(({ list, run }) => list && run);
  const called = all.filter(({ list }) => list?.parent);
  const main = called.find(({ primary }) => primary) ?? called[0];
  return all.flatMap((operation): RunHistory[] => {
    const { id, list, run } = operation;
    if (!list || !run) return [];
    const parameter = list.parent?.parameter;
    const owner = parameter === undefined ? undefined : ownerOf(operation, parameter, table);
    return [{ operation: id, list, run, parameter, owner, isMain: operation === main }];
  });
}

/** The list with the object that the path of an operation leads through: `/things/{id}` for `/things/{id}/runs`. */
function ownerOf({ path }: Operation, parameter: string, table: OperationTable): Owner | undefined {
  for (const one of Object.values(table)) {
    const list = one.item && table[one.item.list]?.list;
    if (one.item?.parameter === parameter && list && path.startsWith(`${one.path}/`)) {
      return { operation: one.item.list, list, field: one.item.field };
    }
  }
  return undefined;
}
