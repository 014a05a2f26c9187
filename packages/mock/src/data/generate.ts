import { isList, type ListOperation } from '../behaviour/behave.ts';
import type { MockData } from '../behaviour/data-set.ts';
import { exampleId, exampleParent, exampleRows } from '../behaviour/examples.ts';
import { idPath, parentPath } from '../behaviour/owners.ts';
import type { Row, RowSource } from '../behaviour/row-source.ts';
import type { ApiDescription } from '../description.ts';
import { wholeNumber } from '../errors.ts';
import { fieldMakers } from './fields.ts';
import { seedOf } from './random.ts';
import { idAt } from './text-values.ts';
import { timeline } from './timeline.ts';

export interface GenerateOptions {
  /** Rows of each list operation, over all of its parents. @default 1000 */
  readonly rows?: number;
  /** The same seed makes the same rows. @default 1 */
  readonly seed?: number;
  /** How many parents, such as backups, share the rows; the first one is that of the document's example. @default 1 */
  readonly parents?: number;
}

/**
 * Rows that belong together: they start before they end, what is still running has no end, names and states are those
 * of the document's examples, and their times are spread over months. Rows are made when they are asked for.
 *
 * @throws {MockError} `ERR_INVALID_OPTION`
 */
export function generateData(description: ApiDescription, options: GenerateOptions = {}): MockData {
  const { rows = 1000, seed = 1, parents = 1 } = options;
  wholeNumber('generate.rows', rows, 0, 100_000_000);
  wholeNumber('generate.seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  wholeNumber('generate.parents', parents, 1, 1_000_000);
  return Object.fromEntries(
    Object.values(description.operations).flatMap((operation) =>
      isList(operation) ? [[operation.id, listRows(description, operation, { rows, seed, parents })]] : [],
    ),
  );
}

/** The ids of a list's rows. */
type IdAt = (number: number) => string;

function listRows(
  description: ApiDescription,
  operation: ListOperation,
  { rows, seed, parents }: Required<GenerateOptions>,
): RowSource | { readonly [parent: string]: RowSource } {
  const operations = Object.values(description.operations);
  const own = seedOf(seed, operation.id);
  const item = operations.find((one) => one.item?.list === operation.id);
  const path = item?.item && idPath(item, item.item.parameter);
  // The rows of a list that owns the parents of other lists are those parents.
  const owns = operations.some((one) => path !== undefined && one.id !== operation.id && parentPath(one) === path);
  const total = owns ? parents : rows;
  const ids =
    item?.item && path !== undefined ? { field: item.item.field, at: idsOf(description, path, seed) } : undefined;
  const parentIds = idsOf(description, parentPath(operation) ?? '', seed);
  if (exampleParent(description, operation) === undefined) {
    return generatedRows(description, operation, { parent: undefined, length: total, seed: own, first: 0, ids });
  }
  let first = 0;
  return Object.fromEntries(
    Array.from({ length: parents }, (_, index) => {
      const parent = parentIds(index);
      const length = Math.floor(total / parents) + (index < total % parents ? 1 : 0);
      const source = generatedRows(description, operation, { parent, length, seed: seedOf(own, index), first, ids });
      first += length;
      return [parent, source];
    }),
  );
}

/** The ids at one place of a path, the same ones for every operation below it; the documented one is the first. */
function idsOf(description: ApiDescription, path: string, seed: number): IdAt {
  const parameter = /\{([^}]*)\}$/.exec(path)?.[1] ?? '';
  const below = Object.values(description.operations).filter((one) => one.path.startsWith(path));
  const examples = below.flatMap(({ id }) => exampleId(description, id, parameter) ?? []);
  const own = seedOf(seed, path);
  return (number) => idAt(examples[0] ?? parameter, own, number);
}

/** Formatting the times of a row costs more than all else, so the rows of the last pages are kept. */
const keptRows = 10_000;

interface RowsToMake {
  readonly parent: string | undefined;
  readonly length: number;
  readonly seed: number;
  /** How many rows other parents have before these. */
  readonly first: number;
  readonly ids: { readonly field: string; readonly at: IdAt } | undefined;
}

function generatedRows(
  description: ApiDescription,
  operation: ListOperation,
  { parent, length, seed, first, ids }: RowsToMake,
): RowSource {
  const fields = description.rows[operation.id] ?? {};
  const times = timeline(fields, length, seed);
  const makers = fieldMakers(fields, exampleRows(description, operation), times, seed);
  const parentField = operation.list.parent?.field;
  if (parent !== undefined && parentField !== undefined) makers.set(parentField, () => parent);
  if (ids) {
    const number = ['integer', 'number'].includes(fields[ids.field]?.type ?? '');
    makers.set(ids.field, (index) => (number ? Number(ids.at(first + index)) : ids.at(first + index)));
  }
  const made = new Map<number, Row>();
  return {
    length,
    at(index) {
      if (index < 0 || index >= length) return undefined;
      const known = made.get(index);
      if (known) return known;
      const row: Record<string, unknown> = {};
      for (const [field, make] of makers) row[field] = make(index);
      if (made.size >= keptRows) made.clear();
      made.set(index, row);
      return row;
    },
    value: (index, field) => makers.get(field)?.(index),
    moment: (index, field) => times.moment(index, field),
  };
}
