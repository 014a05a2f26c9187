import type { ListFilter, Parameter } from '@scp-backup/openapi';
import fc from 'fast-check';
import type { ActiveCheck, Trial } from '../check.ts';
import { operationPointer } from '../document.ts';
import { difference, disorder, isTime, momentText, type Place, passes, placesOf, type Row, scaleOf } from '../rows.ts';
import type { Answer } from '../session.ts';
import { countOf, type ListTarget, largePage, pageQuery, probeOf, rowsOf, walk } from '../target.ts';
import type { Query } from '../wire.ts';

const second = 1_000_000_000n;

/** Each filter gives exactly the rows that fit it, alone, with the others, and on every page. */
export function filterChecks(target: ListTarget, runs: number): readonly ActiveCheck[] {
  const { list, operation, survey } = target;
  const filters = list.filters ?? [];
  const at = `${operationPointer(operation.path)}/x-scp-list/filters`;
  const coversOf = ({ parameter }: ListFilter) => [
    `filter:${operation.id}.${parameter}`,
    `parameter:${operation.id}.${parameter}`,
  ];
  const each = filters.flatMap((filter, index): ActiveCheck[] => {
    const head = {
      pointer: `${at}/${index}`,
      covers: coversOf(filter),
      ...(filter.assumed && { assumed: true as const }),
    };
    const { parameter, field, test } = filter;
    if (test === 'equals') {
      return [
        {
          ...head,
          name: `${parameter} gives exactly the rows of that ${field}`,
          run: (trial) => partition(trial, target, filter),
        },
      ];
    }
    const side = test === 'from' ? 'not before' : 'not after';
    return [
      {
        ...head,
        name: `${parameter} gives exactly the rows ${side} it, itself included`,
        run: (trial) => edges(trial, target, filter),
      },
      ...(isTime(target.fields[field])
        ? [
            {
              ...head,
              name: `${parameter} is a moment, however it is written`,
              run: (trial: Trial) => spellings(trial, target, filter),
            },
          ]
        : []),
    ];
  });
  const windows = filters.flatMap((from, index): ActiveCheck[] => {
    const until = filters.find((one) => one.test === 'until' && one.field === from.field);
    if (from.test !== 'from' || !until) return [];
    return [
      {
        pointer: `${at}/${index}`,
        name: `${from.parameter} and ${until.parameter} together give the rows between, and windows widen`,
        covers: [...coversOf(from), ...coversOf(until)],
        ...((from.assumed || until.assumed) && { assumed: true as const }),
        run: (trial) => window(trial, target, from, until),
      },
    ];
  });
  const together: ActiveCheck[] =
    filters.length === 0
      ? []
      : [
          {
            pointer: at,
            name: 'filters, order and page go together',
            covers: filters.flatMap(coversOf),
            ...(filters.some((one) => one.assumed) && { assumed: true as const }),
            run: (trial) => combinations(trial, target, runs),
          },
        ];
  return [...each, ...windows, ...together].map((check) => ({
    ...check,
    async run(trial: Trial) {
      if (!survey.complete) return trial.unprovable(`only ${survey.rows.length} of ${survey.total} rows were read`);
      await check.run(trial);
    },
  }));
}

/** Asks with filters, reads every page, and expects exactly the rows that fit. */
async function expectExactly(trial: Trial, target: ListTarget, query: Query, expected: readonly Row[]): Promise<void> {
  const { list, fields } = target;
  const text = query.map((one) => one.join('=')).join('&');
  let last: Answer | undefined;
  const call: Trial['call'] = async (probe) => {
    last = await trial.call(probe);
    const count = countOf(list, last);
    if (list.count?.means === 'total' && last.status === 200) {
      trial.expect(
        count === expected.length,
        `${text}: ${list.count.property} is ${count}; ${expected.length} rows fit`,
        last,
      );
    }
    return last;
  };
  const found = await walk(target, query, call, Math.max(1, expected.length));
  trial.expect(found.problem === undefined, `${text}: ${found.problem}`, last);
  if (found.problem !== undefined) return;
  const { missing, extra } = difference(found.rows, expected);
  trial.expect(missing === 0, `${text}: ${missing} of ${expected.length} rows that fit are missing`, last);
  trial.expect(extra === 0, `${text}: ${extra} rows came that do not fit`, last);
  const [field, direction = 'asc'] = list.sort?.default?.split(':') ?? [];
  const sorted = !field || query.some(([name]) => name === list.sort?.parameter);
  const broken = sorted ? undefined : disorder(found.rows, field, direction, fields[field]);
  trial.expect(broken === undefined, `${text}: ${broken}`, last);
}

/** The rows that fit a value of a filter. */
function fitting(target: ListTarget, filter: ListFilter, value: string): readonly Row[] {
  return target.survey.rows.filter((row) => passes(filter, value, row, target.fields[filter.field]));
}

async function partition(trial: Trial, target: ListTarget, filter: ListFilter): Promise<void> {
  const { operation, survey } = target;
  const parameter = operation.parameters[filter.parameter];
  const seen = placesOf(survey.rows, filter.field, target.fields[filter.field]).map(
    scaleOf(target.fields[filter.field]).text,
  );
  const values = parameter?.enum ?? [...seen.slice(0, 12), ...otherValues(parameter, seen)];
  for (const value of values) {
    await expectExactly(trial, target, [[filter.parameter, value]], fitting(target, filter, value));
  }
  const shown = values.filter((value) => seen.includes(value));
  if (shown.length < 2) trial.unprovable(`the rows have ${shown.length} of the values of ${filter.parameter}`);
}

/** Values that a parameter takes and no row has. */
function otherValues(parameter: Parameter | undefined, seen: readonly string[]): readonly string[] {
  if (parameter?.type === 'boolean') return ['true', 'false'].filter((one) => !seen.includes(one));
  if (isTime(parameter)) return ['2999-12-31T23:59:59Z'];
  if (parameter?.type === 'integer' || parameter?.type === 'number') {
    const beyond = Math.max(parameter.minimum ?? 0, ...seen.map((one) => Number(one) + 1));
    return isAllowed(parameter, beyond) ? [String(beyond)] : [];
  }
  const free = !parameter?.pattern && !parameter?.format && parameter?.maxLength === undefined;
  return free ? ['a value that no row has'] : [];
}

function isAllowed(parameter: Parameter | undefined, place: Place): boolean {
  const { minimum = -Infinity, maximum = Infinity } = parameter ?? {};
  return typeof place !== 'number' || (place >= minimum && place <= maximum);
}

function some<T>(values: readonly T[]): T[] {
  const last = values.length - 1;
  const places = new Set([0, 1, Math.floor(last / 3), Math.floor(last / 2), last - 1, last]);
  return [...places].flatMap((index) => (values[index] === undefined ? [] : [values[index]]));
}

async function edges(trial: Trial, target: ListTarget, filter: ListFilter): Promise<void> {
  const shape = target.fields[filter.field];
  const { around, text } = scaleOf(shape);
  const places = placesOf(target.survey.rows, filter.field, shape);
  if (places.length === 0) return trial.unprovable(`no row has a ${filter.field}`);
  const allowed = some(places)
    .flatMap(around)
    .filter((place) => isAllowed(target.operation.parameters[filter.parameter], place));
  const far = isTime(shape) ? ['1971-01-01T00:00:00Z', '2999-12-31T23:59:59Z'] : [];
  for (const value of [...allowed.map(text), ...far]) {
    await expectExactly(trial, target, [[filter.parameter, value]], fitting(target, filter, value));
  }
  if (places.length < 2) trial.unprovable(`all rows have the same ${filter.field}`);
}

async function spellings(trial: Trial, target: ListTarget, filter: ListFilter): Promise<void> {
  const moments = placesOf(target.survey.rows, filter.field, target.fields[filter.field]) as readonly bigint[];
  const moment = moments[Math.floor(moments.length / 2)];
  if (moment === undefined) return trial.unprovable(`no row has a ${filter.field}`);
  const plain = momentText(moment);
  const expected = fitting(target, filter, plain);
  const shifted = (hours: bigint) => momentText(moment + hours * 3600n * second).replace('Z', '');
  const fraction = plain.includes('.') ? plain : plain.replace('Z', '.000Z');
  for (const value of [plain, fraction, `${shifted(9n)}+09:00`, `${shifted(-5n)}-05:00`, `${shifted(0n)}+00:00`]) {
    await expectExactly(trial, target, [[filter.parameter, value]], expected);
  }
  const answer = await trial.call(probeOf(target, `${filter.parameter}=${encodeURIComponent(plain)}`));
  const total = target.list.count?.means === 'total' ? countOf(target.list, answer) : undefined;
  trial.expect(answer.status === 200, `an encoded time answered ${answer.status}`, answer);
  trial.expect(
    total === undefined || total === expected.length,
    `an encoded time gives ${total} rows instead of ${expected.length}`,
    answer,
  );
}

async function window(trial: Trial, target: ListTarget, from: ListFilter, until: ListFilter): Promise<void> {
  const shape = target.fields[from.field];
  const { text, around } = scaleOf(shape);
  const places = placesOf(target.survey.rows, from.field, shape);
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return trial.unprovable(`no row has a ${from.field}`);
  const middle = Math.floor(places.length / 2);
  for (let reach = 0; reach <= middle; reach = reach * 2 + 1) {
    const start = places[middle - reach];
    const end = places[Math.min(places.length - 1, middle + reach)];
    if (start === undefined || end === undefined) continue;
    const query = [
      [from.parameter, text(start)],
      [until.parameter, text(end)],
    ] as const;
    const between = fitting(target, from, text(start)).filter((row) => passes(until, text(end), row, shape));
    await expectExactly(trial, target, query, between);
    await expectExactly(trial, target, [...query].reverse(), between);
  }
  const [before] = around(first);
  const after = around(last).at(-1);
  const { parameters } = target.operation;
  if (before === undefined || after === undefined || before >= after) return;
  if (!isAllowed(parameters[from.parameter], after) || !isAllowed(parameters[until.parameter], before)) return;
  const backwards = await trial.call(
    probeOf(target, [
      [from.parameter, text(after)],
      [until.parameter, text(before)],
    ]),
  );
  const empty = backwards.status === 200 && rowsOf(target.list, backwards).length === 0;
  trial.expect(
    empty || backwards.status === 400,
    'an end before the start gives rows, or something else than 400',
    backwards,
  );
}

async function combinations(trial: Trial, target: ListTarget, runs: number): Promise<void> {
  const { list, operation, survey } = target;
  const filters = list.filters ?? [];
  const valuesOf = (filter: ListFilter): string[] => {
    const shape = target.fields[filter.field];
    const seen = placesOf(survey.rows, filter.field, shape).map(scaleOf(shape).text);
    return filter.test === 'equals' ? [...(operation.parameters[filter.parameter]?.enum ?? seen)] : some(seen);
  };
  const usable = filters
    .map((filter) => ({ filter, values: valuesOf(filter) }))
    .filter(({ values }) => values.length > 0);
  const orders = (list.sort?.fields ?? []).flatMap((field) => [`${field}:asc`, `${field}:desc`]);
  const arbitrary = fc.record({
    chosen: fc.tuple(...usable.map(({ values }) => fc.option(fc.constantFrom(...values)))),
    order: fc.option(fc.constantFrom(...(orders.length > 0 ? orders : ['']))),
    size: fc.integer({ min: 1, max: Math.min(12, largePage(target)) }),
    index: fc.nat({ max: 3 }),
  });
  for (const { chosen, order, size, index } of fc.sample(arbitrary, { seed: trial.seed, numRuns: runs })) {
    const picked = usable.flatMap(({ filter }, place) =>
      chosen[place] == null ? [] : [{ filter, value: chosen[place] }],
    );
    const query: Query = picked.map(({ filter, value }) => [filter.parameter, value] as const);
    const rows = survey.rows.filter((row) =>
      picked.every(({ filter, value }) => passes(filter, value, row, target.fields[filter.field])),
    );
    const sorting: Query = order && list.sort ? [[list.sort.parameter, order]] : [];
    const answer = await trial.call(
      probeOf(target, [...query, ...sorting, ...pageQuery(target, index, list.size && size)]),
    );
    const text = new URL(answer.call.url).search;
    // A window that ends before it starts may be refused.
    const crossed = isCrossed(target, picked);
    trial.expect(
      answer.status === 200 || (crossed && answer.status === 400),
      `${text} answered ${answer.status}`,
      answer,
    );
    if (answer.status !== 200) continue;
    const given = rowsOf(list, answer);
    const length = list.size ? Math.max(0, Math.min(size, rows.length - (list.page ? index * size : 0))) : rows.length;
    trial.expect(given.length === length, `${text} gives ${given.length} rows instead of ${length}`, answer);
    trial.expect(difference(given, rows).extra === 0, `${text} gives rows that do not fit`, answer);
    if (list.count?.means === 'total')
      trial.expect(
        countOf(list, answer) === rows.length,
        `${text}: the count is ${countOf(list, answer)}; ${rows.length} rows fit`,
        answer,
      );
    const [field = '', direction = 'asc'] = (order ?? list.sort?.default ?? '').split(':');
    const broken = field ? disorder(given, field, direction, target.fields[field]) : undefined;
    trial.expect(broken === undefined, `${text}: ${broken}`, answer);
  }
}

function isCrossed(target: ListTarget, picked: readonly { filter: ListFilter; value: string }[]): boolean {
  const ends = picked.filter(({ filter }) => filter.test !== 'equals');
  return ends.some(({ filter: from, value }) => {
    const { place } = scaleOf(target.fields[from.field]);
    const start = place(value);
    const until = ends.find(({ filter }) => filter.test === 'until' && filter.field === from.field);
    const end = until && place(until.value);
    return from.test === 'from' && start !== undefined && end !== undefined && end < start;
  });
}
