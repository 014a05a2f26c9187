import type { Operation, OperationTable } from '@scp-backup/openapi';

/** The list that has a row for each id which may stand at a place of a path, and the field that holds the id. */
export interface Owner {
  readonly list: string;
  readonly field: string;
}

/** Owners by the path up to the id: `/v1/things/{thing_id}`. */
export type Owners = ReadonlyMap<string, Owner>;

/** What `x-scp-item` of one operation says holds for every path that begins with the same id. */
export function ownersOf(operations: OperationTable): Owners {
  return new Map(
    Object.values(operations).flatMap((operation) => {
      const { item } = operation;
      return item ? [[idPath(operation, item.parameter), { list: item.list, field: item.field }] as const] : [];
    }),
  );
}

/** The path up to the id of a parameter: operations with the same one know the same ids. */
export function idPath({ path }: Operation, parameter: string): string {
  const placeholder = `{${parameter}}`;
  return path.slice(0, path.indexOf(placeholder) + placeholder.length);
}

/** The path up to the id of the parent that a list belongs to. */
export function parentPath(operation: Operation): string | undefined {
  const parent = operation.list?.parent;
  return parent && idPath(operation, parent.parameter);
}
