import fc from 'fast-check';
import type { ActiveCheck, Trial } from '../check.ts';
import { disorder } from '../order.ts';
import { difference, scaleOf } from '../rows.ts';
import type { Query } from '../session/wire.ts';
import { countOf, type ListTarget, pageLength, pageQuery, probeOf, rowsOf } from '../target.ts';
import { type Asked, fits } from './exactly.ts';
import { combinedValues, isCrossed } from './filter-values.ts';

/** Random filters, orders and pages at the same time. */
export function combinationCheck(target: ListTarget, pointer: string, runs: number): ActiveCheck {
  const { list, operation } = target;
  const filters = list.filters ?? [];
  const covers = filters.flatMap(({ parameter }) => [
    `filter:${operation.id}.${parameter}`,
    `parameter:${operation.id}.${parameter}`,
  ]);
  return {
    pointer,
    name: 'filters, order and page go together',
    covers,
    assumed: filters.find((one) => one.assumed)?.assumed,
    run: (trial) => combinations(trial, target, runs),
  };
}

interface Combined {
  readonly asked: readonly Asked[];
  readonly order: string | null;
  readonly size: number;
  readonly index: number;
}

/** Filters take their values from the rows, most of them from the same one, so that rows fit and lie on the edges. */
async function combinations(trial: Trial, target: ListTarget, runs: number): Promise<void> {
  const { list, survey, fields } = target;
  const usable = (list.filters ?? []).map((filter) => ({ filter, values: new Set(combinedValues(target, filter)) }));
  const orders = (list.sort?.fields ?? []).flatMap((field) => [`${field}:asc`, `${field}:desc`]);
  const arbitrary = fc.record({
    chosen: fc.tuple(...usable.map(() => fc.constantFrom('none', 'own', 'own', 'other'))),
    own: fc.nat({ max: Math.max(0, survey.rows.length - 1) }),
    other: fc.nat({ max: Math.max(0, survey.rows.length - 1) }),
    order: fc.option(fc.constantFrom(...(orders.length > 0 ? orders : ['']))),
    size: fc.integer({ min: 1, max: Math.min(12, survey.size ?? 12) }),
    index: fc.constantFrom(0, 0, 1, 2),
  });
  const cases = fc.sample(arbitrary, { seed: trial.seed, numRuns: runs });
  await trial.each(cases, async ({ chosen, own, other, ...page }, one) => {
    const asked = usable.flatMap(({ filter, values }, at) => {
      const { place, text } = scaleOf(fields[filter.field]);
      const found = place(survey.rows[chosen[at] === 'own' ? own : other]?.[filter.field]);
      const value = found === undefined ? '' : text(found);
      return chosen[at] !== 'none' && values.has(value) ? [{ filter, value }] : [];
    });
    await expectCombined(one, target, { asked, ...page });
  });
}

async function expectCombined({ call, expect }: Trial, target: ListTarget, combined: Combined): Promise<void> {
  const { list, survey, fields } = target;
  const { asked, order, size, index } = combined;
  const query: Query = asked.map(({ filter, value }) => [filter.parameter, value] as const);
  const sorting: Query = order && list.sort ? [[list.sort.parameter, order]] : [];
  const answer = await call(probeOf(target, [...query, ...sorting, ...pageQuery(target, index, list.size && size)]));
  const text = new URL(answer.call.url).search;
  const refusable = isCrossed(target, asked) && answer.status === 400;
  expect(answer.status === 200 || refusable, `${text} answered ${answer.status}`, answer);
  if (answer.status !== 200) return;
  const given = rowsOf(list, answer);
  const others = given.filter((row) => !fits(target, asked, row)).length;
  expect(others === 0, `${text} gives ${others} rows that do not fit`, answer);
  const [field = '', direction = 'asc'] = (order ?? list.sort?.default ?? '').split(':');
  const broken = field ? disorder(given, field, direction, fields[field]) : undefined;
  expect(broken === undefined, `${text}: ${broken}`, answer);
  if (!survey.complete) return;
  const rows = survey.rows.filter((row) => fits(target, asked, row));
  const length = pageLength(target, size);
  const first = list.page ? index * length : 0;
  const expected = list.size ? Math.max(0, Math.min(length, rows.length - first)) : rows.length;
  expect(given.length === expected, `${text} gives ${given.length} rows instead of ${expected}`, answer);
  expect(difference(given, rows).extra === 0, `${text} gives rows that are not in the list`, answer);
  const count = countOf(list, answer);
  const wrong = list.count?.means === 'total' && count !== rows.length;
  expect(!wrong, `${text}: the count is ${count}; ${rows.length} rows fit`, answer);
}
