import type { Operation } from '@scp-backup/openapi';
import type { MockData } from '../behaviour/data-set.ts';
import { exampleId, exampleParent } from '../behaviour/examples.ts';
import { idPath, parentPath } from '../behaviour/owners.ts';
import type { RowSource } from '../behaviour/row-source.ts';
import type { ApiDescription } from '../description.ts';
import { invalidOption, wholeNumber } from '../errors.ts';
import { rowMaker } from './generated-rows.ts';
import { seedOf } from './random.ts';
import { idAt } from './text-values.ts';

export interface GenerateOptions {
  /** Rows of each list operation, over all of its parents; at most 100,000,000. @default 1000 */
  readonly rows?: number | undefined;
  /** The same seed, at the same moment, makes the same rows. @default 1 */
  readonly seed?: number | undefined;
  /**
   * How many parents, such as backups, share the rows; at most 1,000,000. The first one is that of the document's example. Of
   * eight parents, one has no rows and one only failed runs.
   * @default 1
   */
  readonly parents?: number | undefined;
  /** The moment that the rows end at: milliseconds since 1970, or a `Date`. @default the start of the mock */
  readonly now?: number | Date | undefined;
  /** The share of runs that failed, from 0 to 1. @default 0.12 */
  readonly failed?: number | undefined;
  /** Whether the last run of the first parent is under way. @default true */
  readonly running?: boolean | undefined;
}

/**
 * Makes the rows of every list from the example rows of the document. All times of an example are moved together, so that
 * the last row ends now and the rows reach back a year at most; ids are others, and states occur by their shares. A list
 * without example rows stays empty. Rows are made when they are asked for.
 *
 * @throws {MockError} `ERR_INVALID_OPTION`
 */
export function generateData(description: ApiDescription, options: GenerateOptions = {}): MockData {
  const { rows = 1000, seed = 1, parents = 1, now = Date.now(), failed = 0.12, running = true } = options;
  wholeNumber('generate.rows', rows, 0, 100_000_000);
  wholeNumber('generate.seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  wholeNumber('generate.parents', parents, 1, 1_000_000);
  if (!(failed >= 0 && failed <= 1)) throw invalidOption(`generate.failed must be from 0 to 1, not ${failed}`);
  const moment = wholeNumber('generate.now', Math.floor(Number(now)), 0, Date.UTC(10_000, 0, 1) - 1);
  const plan = { rows, seed, parents, failed, running, now: Math.floor(moment / 1000) * 1000 };
  const lists = Object.values(description.operations).filter(({ list }) => list);
  return Object.fromEntries(lists.map((operation) => [operation.id, listRows(description, operation, plan)]));
}

interface Plan {
  readonly rows: number;
  readonly seed: number;
  readonly parents: number;
  readonly now: number;
  readonly failed: number;
  readonly running: boolean;
}

function listRows(
  description: ApiDescription,
  operation: Operation,
  plan: Plan,
): RowSource | { readonly [parent: string]: RowSource } {
  const seed = seedOf(plan.seed, operation.id);
  const ids = ownedIds(description, operation, plan.seed);
  const make = rowMaker(description, operation);
  const shared = { seed, thingSeed: seed, now: plan.now, failed: plan.failed, ids };
  if (exampleParent(description, operation) === undefined) {
    const length = ids?.isOwner ? plan.parents : plan.rows;
    return make({ ...shared, length, runs: false });
  }
  const parentId = idsOf(description, parentPath(operation) ?? '', plan.seed);
  const withRows = Array.from({ length: plan.parents }, (_, index) => index).filter((index) => !isWithoutRows(index));
  const lengths = new Map(withRows.map((index, place) => [index, shareOf(plan.rows, withRows.length, place)]));
  return Object.fromEntries(
    Array.from({ length: plan.parents }, (_, index) => {
      const source = make({
        ...shared,
        seed: seedOf(seed, index),
        parent: parentId(index),
        length: lengths.get(index) ?? 0,
        failed: isFailing(index) ? 1 : plan.failed,
        runs: plan.running && index === 0,
      });
      return [parentId(index), source];
    }),
  );
}

/** Some backups were never restored, and some never with success. */
const isWithoutRows = (index: number) => index % 8 === 5;
const isFailing = (index: number) => index % 8 === 7;

const shareOf = (rows: number, parents: number, place: number) =>
  Math.floor(rows / parents) + (place < rows % parents ? 1 : 0);

/** The ids of the rows of a list that single objects are rows of, and whether they are the parents of another list. */
function ownedIds(description: ApiDescription, { id }: Operation, seed: number) {
  const operations = Object.values(description.operations);
  const owning = operations.find(({ item }) => item?.list === id);
  if (!owning?.item) return undefined;
  const path = idPath(owning, owning.item.parameter);
  const isOwner = operations.some((one) => one.id !== id && parentPath(one) === path);
  return { field: owning.item.field, at: idsOf(description, path, seed), isOwner };
}

/** The ids below a path, the same for every operation there; the documented one is the first. */
function idsOf(description: ApiDescription, path: string, seed: number): (number: number) => string {
  const parameter = /\{([^}]*)\}$/.exec(path)?.[1] ?? '';
  const below = Object.values(description.operations).filter((one) => one.path.startsWith(path));
  const [example = parameter] = below.flatMap(({ id }) => exampleId(description, id, parameter) ?? []);
  return (number) => idAt(example, seedOf(seed, path), number);
}
