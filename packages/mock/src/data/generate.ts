import type { Operation } from '@scp-backup/openapi';
import { isList, type ListOperation } from '../behaviour/behave.ts';
import { exampleParent, type MockData } from '../behaviour/data-set.ts';
import type { Row, RowSource } from '../behaviour/row-source.ts';
import type { ApiDescription } from '../description.ts';
import { MockError } from '../errors.ts';
import { fieldMakers } from './fields.ts';
import { seedOf } from './random.ts';
import { similarTo } from './text-values.ts';
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
  whole('rows', rows, 0);
  whole('seed', seed, Number.MIN_SAFE_INTEGER);
  whole('parents', parents, 1);
  return Object.fromEntries(
    Object.values(description.operations).flatMap((operation) =>
      isList(operation) ? [[operation.id, listRows(description, operation, { rows, seed, parents })]] : [],
    ),
  );
}

function whole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new MockError(
    'ERR_INVALID_OPTION',
    `generate.${name} must be a whole number of ${least} or more, not ${value}`,
  );
}

function listRows(
  description: ApiDescription,
  operation: ListOperation,
  { rows, seed, parents }: Required<GenerateOptions>,
): RowSource | { readonly [parent: string]: RowSource } {
  const example = exampleParent(description, operation);
  if (example === undefined) return generatedRows(description, operation, undefined, rows, seedOf(seed, operation.id));
  return Object.fromEntries(
    Array.from({ length: parents }, (_, index) => {
      const own = seedOf(seed, operation.id, index);
      const parent = index === 0 ? example : similarTo(example, own, index);
      const share = Math.floor(rows / parents) + (index < rows % parents ? 1 : 0);
      return [parent, generatedRows(description, operation, parent, share, own)];
    }),
  );
}

/** Formatting the times of a row costs more than all else, so the rows of the last pages are kept. */
const keptRows = 10_000;

function generatedRows(
  description: ApiDescription,
  operation: ListOperation,
  parent: string | undefined,
  length: number,
  seed: number,
): RowSource {
  const fields = description.rows[operation.id] ?? {};
  const times = timeline(fields, length, seed);
  const makers = fieldMakers(fields, exampleRows(description, operation), times, seed);
  const parentField = operation.list.parent?.field;
  if (parent !== undefined && parentField !== undefined) makers.set(parentField, () => parent);
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

/** The rows of all examples of the document. */
function exampleRows({ examples }: ApiDescription, { id, list }: ListOperation & Operation): readonly Row[] {
  const bodies = Object.values(examples[id]?.responses['200'] ?? {}) as readonly (Row | null)[];
  return bodies.flatMap((body) => {
    const rows = body?.[list.items];
    return Array.isArray(rows) ? (rows as Row[]) : [];
  });
}
