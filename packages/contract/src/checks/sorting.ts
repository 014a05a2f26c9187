import type { ActiveCheck, Trial } from '../check.ts';
import { operationPointer } from '../document.ts';
import { disorder, sortKey } from '../order.ts';
import { difference, type Row } from '../rows.ts';
import { mostUnread, walkSorted } from '../survey.ts';
import { type ListTarget, unread } from '../target.ts';

/** A sort is total and reversible: no row comes or goes, and the keys of desc are those of asc reversed. */
export function sortingChecks(target: ListTarget): readonly ActiveCheck[] {
  const { list, operation, survey, fields } = target;
  const { sort } = list;
  if (!sort) return [];
  const at = `${operationPointer(operation.path)}/x-scp-list/sort`;
  const covers = [`parameter:${operation.id}.${sort.parameter}`, `assumption:${operation.id}.sort`];
  const [usual, usualDirection = 'asc'] = sort.default?.split(':') ?? [];
  return [
    ...(usual
      ? [
          {
            pointer: `${at}/default`,
            name: `without ${sort.parameter} the order is ${sort.default}`,
            covers,
            async run(trial: Trial) {
              const broken = disorder(survey.rows, usual, usualDirection, fields[usual]);
              trial.expect(broken === undefined, `the default order: ${broken}`);
              if (distinct(survey.rows, usual, target) < 2) trial.inconclusive(`all rows have the same ${usual}`);
            },
          },
        ]
      : []),
    ...(sort.fields ?? []).map(
      (field, index): ActiveCheck => ({
        pointer: `${at}/fields/${index}`,
        name: `${field} sorts in both directions`,
        covers,
        assumed: sort.assumed,
        run: (trial) => bothDirections(trial, target, field),
      }),
    ),
  ];
}

async function bothDirections(trial: Trial, target: ListTarget, field: string): Promise<void> {
  const { survey, fields } = target;
  const { rows, complete } = survey;
  const keys = new Map<string, readonly string[]>();
  await trial.each(['asc', 'desc'], async (direction, { call, expect }) => {
    const order = `${field}:${direction}`;
    const most = complete ? Math.max(1, rows.length) : mostUnread;
    const sorted = await walkSorted(target, order, call, most);
    expect(sorted.problem === undefined, `sorted by ${order}: ${sorted.problem}`);
    if (sorted.problem !== undefined) return;
    const broken = disorder(sorted.rows, field, direction, fields[field]);
    expect(broken === undefined, `sorted by ${order}: ${broken}`);
    const { missing, extra } = difference(sorted.rows, rows);
    const message = `sorted by ${order}, ${missing} rows are missing and ${extra} are too many`;
    expect(!complete || missing + extra === 0, message);
    const known = sorted.rows.map((row) => sortKey(fields[field], row[field]));
    keys.set(
      direction,
      known.filter((key) => key !== 'null'),
    );
  });
  const [ascending, descending] = [keys.get('asc'), keys.get('desc')];
  if (complete && ascending && descending) {
    const mirrored = ascending.join('\n') === [...descending].reverse().join('\n');
    trial.expect(mirrored, `the ${field} of desc are not those of asc reversed`);
  }
  if (distinct(rows, field, target) < 2) trial.inconclusive(`all rows have the same ${field}`);
  if (!complete) trial.inconclusive(unread(target));
}

function distinct(rows: readonly Row[], field: string, { fields }: ListTarget): number {
  return new Set(rows.map((row) => sortKey(fields[field], row[field]))).size;
}
