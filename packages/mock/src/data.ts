import type { OperationExamples, OperationTable } from '@scp-backup/openapi';

export type Row = Readonly<Record<string, unknown>>;

/** The rows of a list operation by the value of its parent parameter; under the empty text where it has no parent. */
export type ParentRows = ReadonlyMap<string, readonly Row[]>;

/** The rows of each list operation. */
export type DataSet = ReadonlyMap<string, ParentRows>;

/** Rows by operation. A row belongs to the parent that it names, or else to the parameter's example value. */
export type Data = Readonly<Record<string, readonly Row[]>>;

export type Examples = Readonly<Record<string, OperationExamples>>;

/** The rows of the first example of each list operation. */
export function exampleData(operations: OperationTable, examples: Examples): Data {
  return Object.fromEntries(
    Object.values(operations).flatMap(({ id, list }) => {
      const [first] = Object.values(examples[id]?.responses['200'] ?? {}) as [Row?];
      const rows = list && first?.[list.items];
      return list ? [[id, Array.isArray(rows) ? rows : []]] : [];
    }),
  );
}

/** Sorts rows under their parents. The example parent is known even without rows. */
export function dataSet(operations: OperationTable, examples: Examples, data: Data): DataSet {
  return new Map(
    Object.values(operations).flatMap(({ id, list }) => {
      if (!list) return [];
      const { parameter, field } = list.parent ?? {};
      const example = parameter === undefined ? '' : String(examples[id]?.parameters[parameter] ?? '');
      const parents = new Map<string, Row[]>([[example, []]]);
      for (const row of data[id] ?? []) {
        const parent = field === undefined ? example : String(row[field]);
        const rows = parents.get(parent);
        if (rows) rows.push(row);
        else parents.set(parent, [row]);
      }
      return [[id, parents] as const];
    }),
  );
}
