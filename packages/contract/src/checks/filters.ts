import type { ListFilter } from '@scp-backup/openapi';
import type { ActiveCheck, Trial } from '../check.ts';
import { operationPointer } from '../document.ts';
import { isTime, momentOf, momentText, type Place, placesOf, scaleOf } from '../rows.ts';
import type { Query } from '../session/wire.ts';
import { countOf, type ListTarget, probeOf, rowsOf, unread } from '../target.ts';
import { combinationCheck } from './combinations.ts';
import { expectFitting } from './exactly.ts';
import { edgePlaces, equalValues, fitting, isAllowed, seenValues, some } from './filter-values.ts';

const hour = 3_600_000_000_000n;

/** Each filter gives exactly the rows that fit it, alone, with the others, and on every page. */
export function filterChecks(target: ListTarget, runs: number): readonly ActiveCheck[] {
  const { list, operation } = target;
  const filters = list.filters ?? [];
  const at = `${operationPointer(operation.path)}/x-scp-list/filters`;
  const checks = filters.flatMap((filter, index) => checksOf(target, filter, `${at}/${index}`));
  return [...checks, ...(filters.length > 0 ? [combinationCheck(target, at, runs)] : [])].map((check) => ({
    ...check,
    async run(trial: Trial) {
      await check.run(trial);
      if (!target.survey.complete) trial.inconclusive(unread(target));
    },
  }));
}

function checksOf(target: ListTarget, filter: ListFilter, pointer: string): readonly ActiveCheck[] {
  const { parameter, field, test } = filter;
  const { id } = target.operation;
  const head = (others: readonly ListFilter[] = []) => ({
    pointer,
    covers: [filter, ...others].flatMap(({ parameter: name }) =>
      ['filter', 'parameter', 'assumption'].map((kind) => `${kind}:${id}.${name}`),
    ),
    assumed: [filter, ...others].find((one) => one.assumed)?.assumed,
  });
  if (test === 'equals') {
    const name = `${parameter} gives exactly the rows of that ${field}`;
    return [{ ...head(), name, run: (trial) => partition(trial, target, filter) }];
  }
  const until = target.list.filters?.find((one) => one.test === 'until' && one.field === field);
  const checks: ActiveCheck[] = [
    {
      ...head(),
      name: `${parameter} gives exactly the rows not ${test === 'from' ? 'before' : 'after'} it, itself included`,
      run: (trial) => edges(trial, target, filter),
    },
  ];
  if (isTime(target.fields[field])) {
    const name = `${parameter} is a moment, however it is written`;
    checks.push({ ...head(), name, run: (trial) => spellings(trial, target, filter) });
  }
  if (test === 'from' && until) {
    const name = `${parameter} and ${until.parameter} together give the rows between, and windows widen`;
    checks.push({ ...head([until]), name, run: (trial) => window(trial, target, filter, until) });
  }
  return checks;
}

async function partition(trial: Trial, target: ListTarget, filter: ListFilter): Promise<void> {
  const values = equalValues(target, filter);
  await trial.each(values, (value, one) => expectFitting(one, target, [{ filter, value }]));
  const shown = seenValues(target, filter).filter((value) => values.includes(value)).length;
  if (shown < 2) trial.inconclusive(`the rows have ${shown} of the values of ${filter.parameter}`);
}

async function edges(trial: Trial, target: ListTarget, filter: ListFilter): Promise<void> {
  const shape = target.fields[filter.field];
  const { around, text } = scaleOf(shape);
  const places = edgePlaces(target, filter);
  if (places.length === 0) return trial.inconclusive(`no row has a ${filter.field} to ask for`);
  const seen = placesOf(target.survey.rows, filter.field, shape);
  const parameter = target.operation.parameters[filter.parameter];
  const middle = text(places[Math.floor(places.length / 2)] ?? 0);
  const far = ['1971-01-01T00:00:00Z', middle.replace(/T.*/, 'T00:00:00Z'), '2999-12-31T23:59:59Z'];
  const stated = isTime(shape) ? far.flatMap((one) => momentOf(one) ?? []) : [];
  const allowed = [...some(places).flatMap(around), ...stated].filter(
    (place) => isAllowed(parameter, place) && !isNear(place, seen),
  );
  const values = [...new Set(allowed.map(text))];
  await trial.each(values, (value, one) => expectFitting(one, target, [{ filter, value }]));
  if (seen.length < 2) trial.inconclusive(`all rows have the same ${filter.field}`);
}

/** Whether a row lies within a millisecond of the place, but not on it. */
function isNear(place: Place, seen: readonly Place[]): boolean {
  return seen.some((one) => {
    if (typeof one !== 'bigint' || typeof place !== 'bigint' || one === place) return false;
    return (one > place ? one - place : place - one) < 1_000_000n;
  });
}

async function spellings(trial: Trial, target: ListTarget, filter: ListFilter): Promise<void> {
  const moments = edgePlaces(target, filter) as readonly bigint[];
  const moment = moments[Math.floor(moments.length / 2)];
  if (moment === undefined) return trial.inconclusive(`no row has a ${filter.field} to ask for`);
  const plain = momentText(moment);
  const shifted = (hours: bigint) => momentText(moment + hours * hour).replace('Z', '');
  const fraction = plain.includes('.') ? plain : plain.replace('Z', '.000Z');
  const forms = [
    plain,
    fraction,
    `${shifted(9n)}+09:00`,
    `${momentText(moment + (11n * hour) / 2n).replace('Z', '')}+05:30`,
    `${shifted(-5n)}-05:00`,
    `${shifted(0n)}+00:00`,
  ];
  await trial.each(forms, (value, one) => expectFitting(one, target, [{ filter, value }]));
  const answer = await trial.call(probeOf(target, `${filter.parameter}=${encodeURIComponent(plain)}`));
  trial.expect(answer.status === 200, `an encoded time answered ${answer.status}`, answer);
  if (target.list.count?.means !== 'total' || !target.survey.complete) return;
  const [total, expected] = [countOf(target.list, answer), fitting(target, filter, plain).length];
  trial.expect(total === expected, `an encoded time gives ${total} rows instead of ${expected}`, answer);
}

async function window(trial: Trial, target: ListTarget, from: ListFilter, until: ListFilter): Promise<void> {
  const shape = target.fields[from.field];
  const { text, around } = scaleOf(shape);
  const places = edgePlaces(target, from);
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return trial.inconclusive(`no row has a ${from.field} to ask for`);
  const middle = Math.floor(places.length / 2);
  const reaches = [0, 1, 3, 7, 15, 31, 63].filter((reach) => reach <= middle);
  await trial.each(reaches, async (reach, one) => {
    const start = places[middle - reach] ?? first;
    const end = places[Math.min(places.length - 1, middle + reach)] ?? last;
    const picked = [
      { filter: from, value: text(start) },
      { filter: until, value: text(end) },
    ];
    await expectFitting(one, target, reach % 2 === 0 ? picked : picked.reverse());
  });
  const [before, after] = [around(first)[0], around(last).at(-1)];
  const { parameters } = target.operation;
  if (before === undefined || after === undefined || before >= after) return;
  if (!isAllowed(parameters[from.parameter], after) || !isAllowed(parameters[until.parameter], before)) return;
  const backwards: Query = [
    [from.parameter, text(after)],
    [until.parameter, text(before)],
  ];
  const answer = await trial.call(probeOf(target, backwards));
  const empty = answer.status === 200 && rowsOf(target.list, answer).length === 0;
  trial.expect(
    empty || answer.status === 400,
    'an end before the start gives rows, or something else than 400',
    answer,
  );
}
