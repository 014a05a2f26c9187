import { rowText } from '@scp-backup/openapi';
import fc from 'fast-check';
import type { ActiveCheck, Trial } from '../check.ts';
import { operationPointer } from '../document.ts';
import { difference, type Row } from '../rows.ts';
import type { Query } from '../session/wire.ts';
import { mostUnread, walk, walkSorted } from '../survey.ts';
import { type ListTarget, pageLength, pageQuery, probeOf, rowsOf, unread } from '../target.ts';

/** Pages are disjoint and complete, and the count is the same on each page and size. */
export function pagingChecks(target: ListTarget, runs: number): readonly ActiveCheck[] {
  const { operation, list } = target;
  const at = `${operationPointer(operation.path)}/x-scp-list`;
  const covers = (['page', 'size'] as const).flatMap((part) =>
    list[part] ? [`parameter:${operation.id}.${list[part].parameter}`, `assumption:${operation.id}.${part}`] : [],
  );
  const assumed = list.page?.assumed ?? list.size?.assumed;
  return [
    {
      pointer: `${at}/items`,
      name: 'rows can be read, page by page',
      covers: [`operation:${operation.id}`, `property:${operation.id}.${list.items}`],
      run: (trial) => readAgain(trial, target),
    },
    ...(list.page && list.size
      ? [
          {
            pointer: `${at}/page`,
            name: 'pages of every size are disjoint and complete',
            covers,
            assumed,
            run: (trial: Trial) => slices(trial, target),
          },
          {
            pointer: `${at}/page`,
            name: 'any page of any size is the same part of the same list',
            covers,
            assumed,
            run: (trial: Trial) => randomSlices(trial, target, runs),
          },
          ...(list.size.default === undefined ? [] : [defaultSize(target, at, list.size.default)]),
          {
            pointer: `${at}/size`,
            name: 'a very large size gives every row, or a page that the next one continues',
            covers,
            assumed,
            run: (trial: Trial) => largeSize(trial, target),
          },
        ]
      : []),
  ];
}

function defaultSize(target: ListTarget, at: string, usual: number): ActiveCheck {
  const { operation, list, survey } = target;
  const { parameter = '', assumed } = list.size ?? {};
  return {
    pointer: `${at}/size`,
    name: `without ${parameter} a page has ${usual} rows`,
    covers: [`parameter:${operation.id}.${parameter}`],
    assumed,
    async run({ call, expect, inconclusive }) {
      const answer = await call(probeOf(target));
      const [given, expected] = [rowsOf(list, answer).length, Math.min(usual, survey.rows.length)];
      expect(given === expected, `without ${parameter} ${given} rows came instead of ${expected}`, answer);
      if (survey.rows.length <= usual) inconclusive(`more than ${usual} rows are needed to see it`);
    },
  };
}

async function readAgain(trial: Trial, target: ListTarget): Promise<void> {
  const { rows, problem } = target.survey;
  const again = await walk(target, [], trial.call, Math.max(1, rows.length));
  trial.expect(problem === undefined, `the rows could not be read: ${problem}`);
  const { missing, extra } = difference(again.rows, rows);
  trial.expect(missing + extra === 0, 'the same pages, read twice, hold different rows');
  const order = again.rows.findIndex((row, index) => rowText(row) !== rowText(rows[index] ?? {}));
  trial.expect(order < 0 || missing + extra > 0, `the same pages, read twice, differ in row ${order}`);
  if (rows.length === 0) trial.inconclusive('the list has no rows; the id of one with rows shows more');
}

async function slices(trial: Trial, target: ListTarget): Promise<void> {
  const { rows, complete, size: largest = 1 } = target.survey;
  const total = rows.length;
  const sizes = [1, 7, 20, 100, total - 1, total, total + 1];
  const cases = [...new Set(sizes.filter((one) => one >= 1 && one <= largest))].flatMap((size) => {
    const last = Math.ceil(total / pageLength(target, size)) - 1;
    const shown = last < 8 ? Array.from({ length: last + 1 }, (_, index) => index) : [0, 1, last / 2, last - 1, last];
    const after = [last + 1, last + 1000];
    return [...new Set([...shown, ...after].map(Math.floor))].map((index) => ({ size, index }));
  });
  await trial.each(cases, ({ size, index }, one) => expectSlice(one, target, [], rows, index, size));
  await nothingBeyond(trial, target);
  if (total < 3) trial.inconclusive(`the list has ${total} rows only`);
  if (!complete) trial.inconclusive(unread(target));
}

/** A page holds the rows that stand there when the list is read in other pages; nothing is said of rows that were not read. */
async function expectSlice(
  { call, expect }: Trial,
  target: ListTarget,
  query: Query,
  rows: readonly Row[],
  index: number,
  size: number,
): Promise<void> {
  const length = pageLength(target, size);
  const all = target.survey.complete && rows.length >= target.survey.rows.length;
  if (!all && (index + 1) * length > rows.length) return;
  const answer = await call(probeOf(target, [...query, ...pageQuery(target, index, size)]));
  expect(answer.status === 200, `page ${index} of size ${size} answered ${answer.status}`, answer);
  if (answer.status !== 200) return;
  const given = rowsOf(target.list, answer);
  const expected = rows.slice(index * length, (index + 1) * length);
  const place = `page ${index} of size ${size}`;
  expect(given.length === expected.length, `${place} has ${given.length} rows instead of ${expected.length}`, answer);
  const wrong = given.findIndex((row, at) => rowText(row) !== rowText(expected[at] ?? {}));
  const order = query.length > 0 ? query.map((one) => one.join('=')).join('&') : 'the default order';
  const message = `row ${wrong} on ${place} is not the one that stands there when the list is read in other pages (${order})`;
  expect(wrong < 0 || given.length !== expected.length, message, answer);
}

async function randomSlices(trial: Trial, target: ListTarget, runs: number): Promise<void> {
  const { rows, size: largest = 1 } = target.survey;
  const { list } = target;
  const fields = list.sort?.fields ?? [];
  const orders = ['', ...fields.flatMap((field) => [`${field}:asc`, `${field}:desc`])];
  const arbitrary = fc.record({
    order: fc.constantFrom(...orders),
    size: fc.integer({ min: 1, max: Math.min(largest, 100, rows.length + 2) }),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const most = target.survey.complete ? Math.max(1, rows.length) : mostUnread;
  await trial.each(fc.sample(arbitrary, { seed: trial.seed, numRuns: runs }), async ({ order, size, place }, one) => {
    const query: Query = order && list.sort ? [[list.sort.parameter, order]] : [];
    const { rows: all } = order === '' ? target.survey : await walkSorted(target, order, one.call, most);
    await expectSlice(one, target, query, all, Math.floor((place * all.length) / pageLength(target, size)), size);
  });
}

/** Places that no list reaches. A service that reckons in 32 bits begins anew there. */
const beyond = [
  { size: 1, index: 2 ** 31 },
  { size: 1, index: 2 ** 32 },
  { size: 4, index: 2 ** 30 },
];

async function nothingBeyond(trial: Trial, target: ListTarget): Promise<void> {
  await trial.each(beyond, async ({ size, index }, { call, expect }) => {
    const answer = await call(probeOf(target, pageQuery(target, index, size)));
    expect([200, 400].includes(answer.status), `page ${index} of size ${size} answered ${answer.status}`, answer);
    const { length } = rowsOf(target.list, answer);
    expect(length === 0, `page ${index} of size ${size} has ${length} rows instead of 0`, answer);
  });
}

async function largeSize(trial: Trial, target: ListTarget): Promise<void> {
  const { list, survey } = target;
  const { rows, complete } = survey;
  const sizes = complete ? [1000, 2 ** 31 - 1, 2 ** 32 + 1] : [1000];
  await trial.each(sizes, async (size, { call, expect }) => {
    const answer = await call(probeOf(target, pageQuery(target, 0, size)));
    expect([200, 400].includes(answer.status), `size ${size} answered ${answer.status}`, answer);
    if (answer.status !== 200) return;
    const given = rowsOf(list, answer);
    const least = Math.min(rows.length, pageLength(target, 100));
    expect(given.length >= least, `size ${size} gives ${given.length} rows, size 100 gives ${least}`, answer);
    const wrong = given.findIndex((row, index) => index < rows.length && rowText(row) !== rowText(rows[index] ?? {}));
    expect(wrong < 0, `size ${size} gives another row ${wrong}`, answer);
    expect(
      !complete || given.length <= rows.length,
      `size ${size} gives ${given.length} of ${rows.length} rows`,
      answer,
    );
    if (given.length === 0 || (!complete && given.length * 2 > rows.length)) return;
    const second = await call(probeOf(target, pageQuery(target, 1, size)));
    expect([200, 400].includes(second.status), `page 1 of size ${size} answered ${second.status}`, second);
    if (second.status !== 200) return;
    const next = rows.slice(given.length, given.length * 2);
    const { missing, extra } = difference(rowsOf(list, second), next);
    const message = `page 1 of size ${size} does not go on where page 0 ended: ${missing} rows are missing`;
    expect(missing + extra === 0, message, second);
  });
  if (!complete) trial.inconclusive(unread(target));
}
