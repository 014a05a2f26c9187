import fc from 'fast-check';
import type { ActiveCheck, Trial } from '../check.ts';
import { operationPointer } from '../document.ts';
import { difference, type Row, rowKey } from '../rows.ts';
import { countOf, type ListTarget, largePage, pageQuery, probeOf, rowsOf, walk } from '../target.ts';
import type { Query } from '../wire.ts';

/** Pages are disjoint and complete, and the count is the same on each page and size. */
export function pagingChecks(target: ListTarget, runs: number): readonly ActiveCheck[] {
  const { operation, list, survey } = target;
  const at = `${operationPointer(operation.path)}/x-scp-list`;
  const parameters = [list.page, list.size].flatMap((one) =>
    one ? [`parameter:${operation.id}.${one.parameter}`] : [],
  );
  return [
    {
      pointer: `${at}/items`,
      name: 'rows can be read, page by page',
      covers: [`operation:${operation.id}`, `property:${operation.id}.${list.items}`],
      async run(trial) {
        const again = await walk(target, [], trial.call, Math.max(1, survey.rows.length));
        trial.expect(survey.problem === undefined, `the rows could not be read: ${survey.problem}`);
        trial.expect(
          survey.rows.length > 0,
          'the list has no rows: nothing can be shown with it; give the id of one that has',
        );
        const { missing, extra } = difference(again.rows, survey.rows);
        trial.expect(missing + extra === 0, 'the same pages, read twice, hold different rows');
        const order = again.rows.findIndex((row, index) => rowKey(row) !== rowKey(survey.rows[index] ?? {}));
        trial.expect(order < 0 || missing + extra > 0, `the same pages, read twice, differ in row ${order}`);
      },
    },
    ...(list.count ? [countExact(target, at)] : []),
    ...(list.page && list.size
      ? [
          {
            pointer: `${at}/page`,
            name: 'pages of every size are disjoint and complete',
            covers: parameters,
            run: (trial: Trial) => slices(trial, target),
          },
          {
            pointer: `${at}/page`,
            name: 'any page of any size is the same part of the same list',
            covers: parameters,
            run: (trial: Trial) => randomSlices(trial, target, runs),
          },
          {
            pointer: `${at}/size`,
            name: 'a very large size gives every row, or as many as the service gives at the most',
            covers: parameters,
            run: (trial: Trial) => largeSize(trial, target),
          },
        ]
      : []),
  ];
}

function countExact(target: ListTarget, at: string): ActiveCheck {
  const { operation, list, survey } = target;
  const { property = '', means = 'total', assumed } = list.count ?? {};
  return {
    pointer: `${at}/count`,
    name: `${property} is the number of ${means === 'total' ? 'all rows' : 'rows on the page'}, on each page and size`,
    covers: [`property:${operation.id}.${property}`],
    ...(assumed && { assumed }),
    async run(trial) {
      const total = survey.rows.length;
      if (!survey.complete) return trial.unprovable(`only ${total} rows were read`);
      for (const size of list.size ? [1, 2, 7, largePage(target)] : [undefined]) {
        const last = Math.max(0, Math.ceil(total / (size ?? (total || 1))) - 1);
        for (const index of new Set(list.page ? [0, 1, Math.floor(last / 2), last, last + 1, last + 100] : [0])) {
          const answer = await trial.call(probeOf(target, pageQuery(target, index, size)));
          const expected = means === 'total' ? total : rowsOf(list, answer).length;
          const count = countOf(list, answer);
          trial.expect(
            count === expected,
            `${property} is ${count} on page ${index} of size ${size}; there are ${expected}`,
            answer,
          );
        }
      }
    },
  };
}

async function slices(trial: Trial, target: ListTarget): Promise<void> {
  const { rows, complete } = target.survey;
  const total = rows.length;
  const sizes = [1, 2, 3, 5, 7, 10, 19, 20, 21, 50, 99, 100, total - 1, total, total + 1];
  for (const size of new Set(sizes.filter((one) => one >= 1 && one <= largePage(target)))) {
    const last = Math.ceil(total / size) - 1;
    const shown =
      last < 8
        ? Array.from({ length: last + 1 }, (_, index) => index)
        : [0, 1, 2, Math.floor(last / 2), last - 1, last];
    for (const index of new Set([...shown, ...(complete ? [last + 1, last + 2, last + 1000] : [])])) {
      await expectSlice(trial, target, [], rows, index, size);
    }
  }
  if (total < 3) trial.unprovable(`the list has ${total} rows only`);
}

async function expectSlice(
  trial: Trial,
  target: ListTarget,
  query: Query,
  rows: readonly Row[],
  index: number,
  size: number,
): Promise<void> {
  const answer = await trial.call(probeOf(target, [...query, ...pageQuery(target, index, size)]));
  trial.expect(answer.status === 200, `page ${index} of size ${size} answered ${answer.status}`, answer);
  if (answer.status !== 200) return;
  const given = rowsOf(target.list, answer);
  const expected = rows.slice(index * size, (index + 1) * size);
  const bySort = query.length > 0 ? query.map((one) => one.join('=')).join('&') : 'the default order';
  trial.expect(
    given.length === expected.length,
    `page ${index} of size ${size} has ${given.length} rows instead of ${expected.length}`,
    answer,
  );
  const wrong = given.findIndex((row, place) => rowKey(row) !== rowKey(expected[place] ?? {}));
  const message = `row ${wrong} on page ${index} of size ${size} is not the one that stands there when the list is read in other pages (${bySort})`;
  trial.expect(wrong < 0 || given.length !== expected.length, message, answer);
}

async function randomSlices(trial: Trial, target: ListTarget, runs: number): Promise<void> {
  const { rows } = target.survey;
  const { list } = target;
  const fields = list.sort?.fields ?? [];
  const orders = [undefined, ...fields.flatMap((field) => [`${field}:asc`, `${field}:desc`])];
  const lists = new Map<string | undefined, readonly Row[]>();
  const arbitrary = fc.record({
    order: fc.constantFrom(...orders),
    size: fc.integer({ min: 1, max: Math.min(largePage(target), rows.length + 2) }),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  for (const { order, size, place } of fc.sample(arbitrary, { seed: trial.seed, numRuns: runs })) {
    const query: Query = order && list.sort ? [[list.sort.parameter, order]] : [];
    if (!lists.has(order)) lists.set(order, (await walk(target, query, trial.call, Math.max(1, rows.length))).rows);
    const all = lists.get(order) ?? [];
    await expectSlice(trial, target, query, all, Math.floor((place * rows.length) / size), size);
  }
}

async function largeSize(trial: Trial, target: ListTarget): Promise<void> {
  const { list, survey } = target;
  if (!list.size) return;
  for (const size of [1000, 2147483647]) {
    const answer = await trial.call(probeOf(target, [[list.size.parameter, String(size)]]));
    trial.expect([200, 400].includes(answer.status), `size ${size} answered ${answer.status}`, answer);
    if (answer.status !== 200) continue;
    const given = rowsOf(list, answer);
    const least = Math.min(survey.rows.length, largePage(target));
    trial.expect(
      given.length >= least,
      `size ${size} gives ${given.length} rows, size ${largePage(target)} gives ${least}`,
      answer,
    );
    const wrong = given.findIndex(
      (row, index) => index < survey.rows.length && rowKey(row) !== rowKey(survey.rows[index] ?? {}),
    );
    trial.expect(wrong < 0, `size ${size} gives another row ${wrong}`, answer);
    trial.expect(
      !survey.complete || given.length <= survey.rows.length,
      `size ${size} gives ${given.length} rows of ${survey.rows.length}`,
      answer,
    );
  }
}
