import { type ContractReport, type Description, generatedDescription, runContract } from '@scp-backup/contract';
import { describe, expect, test } from 'vitest';

type Row = Readonly<Record<string, string | number | boolean>>;

const rows: readonly Row[] = Array.from({ length: 40 }, (_, index) => ({
  id: `thing-${index}`,
  weight: (index * 7) % 23,
  active: index % 3 === 0,
  kind: ['RED', 'GREEN', 'BLUE'][index % 3] ?? '',
  day: `2024-0${1 + (index % 9)}-1${index % 7}`,
}));

type Test = 'equals' | 'from' | 'until';
type Filters = Readonly<Record<string, readonly [field: string, test: Test, shape: object]>>;

const integer = { type: 'integer', minimum: 0 };
const filters: Filters = {
  weight: ['weight', 'equals', integer],
  weight_from: ['weight', 'from', integer],
  weight_until: ['weight', 'until', integer],
  active: ['active', 'equals', { type: 'boolean' }],
  kind: ['kind', 'equals', { type: 'string', enum: ['RED', 'GREEN', 'BLUE'] }],
  day: ['day', 'equals', { type: 'string', format: 'date' }],
  day_from: ['day', 'from', { type: 'string', format: 'date' }],
  day_until: ['day', 'until', { type: 'string', format: 'date' }],
};

/** An operation with filters of every kind; the document says no more of it. */
const description = {
  ...generatedDescription(),
  rows: {
    listThings: {
      id: { type: 'string' },
      weight: { type: 'integer' },
      active: { type: 'boolean' },
      kind: { type: 'string' },
      day: { type: 'string', format: 'date' },
    },
  },
  operations: {
    listThings: {
      id: 'listThings',
      method: 'GET',
      path: '/v1/things',
      command: ['things', 'list'],
      parameters: {
        page: { in: 'query', type: 'integer', minimum: 0 },
        size: { in: 'query', type: 'integer', minimum: 1, default: 20 },
        ...Object.fromEntries(Object.entries(filters).map(([name, [, , shape]]) => [name, { in: 'query', ...shape }])),
      },
      list: {
        items: 'things',
        count: { property: 'count', means: 'total' },
        page: { parameter: 'page', first: 0 },
        size: { parameter: 'size', default: 20 },
        filters: Object.entries(filters).map(([parameter, [field, test]]) => ({ parameter, field, test })),
      },
    },
  },
} as unknown as Description;

type Passes = (name: string, row: Row, wanted: string) => boolean;

const right: Passes = (name, row, wanted) => {
  const [field, test] = filters[name] ?? ['', 'equals'];
  const own = row[field];
  const [one, other] = typeof own === 'number' ? [own, Number(wanted)] : [String(own), wanted];
  if (test === 'equals') return one === other;
  return test === 'from' ? one >= other : one <= other;
};

function run(passes: Passes): Promise<ContractReport> {
  return runContract({
    baseUrl: 'http://service.test',
    parameters: {},
    credentials: { accessKey: 'my-access-key', secretKey: 'my-secret-key' },
    description,
    only: ({ pointer }) => pointer.includes('filters'),
    fetch: async (request) => {
      const query = new URL(request.url).searchParams;
      const asked = [...query].filter(([name]) => name in filters);
      const found = rows.filter((row) => asked.every(([name, wanted]) => passes(name, row, wanted)));
      const [page, size] = [Number(query.get('page') ?? 0), Number(query.get('size') ?? 20)];
      return Response.json({ things: found.slice(page * size, (page + 1) * size), count: found.length });
    },
  });
}

describe('filters of every kind', () => {
  test('a right service proves each of them', async () => {
    const { checks } = await run(right);
    expect(checks.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['weight gives exactly the rows of that weight', 'passed'],
      ['weight_from gives exactly the rows not before it, itself included', 'passed'],
      ['weight_from and weight_until together give the rows between, and windows widen', 'passed'],
      ['weight_until gives exactly the rows not after it, itself included', 'passed'],
      ['active gives exactly the rows of that active', 'passed'],
      ['kind gives exactly the rows of that kind', 'passed'],
      ['day gives exactly the rows of that day', 'passed'],
      ['day_from gives exactly the rows not before it, itself included', 'passed'],
      ['day_from and day_until together give the rows between, and windows widen', 'passed'],
      ['day_until gives exactly the rows not after it, itself included', 'passed'],
      ['filters, order and page go together', 'passed'],
    ]);
  });

  test.each(Object.keys(filters))('a service that ignores %s fails', async (ignored) => {
    const { checks } = await run((name, row, wanted) => name === ignored || right(name, row, wanted));
    const failed = checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
    expect(failed).toContainEqual(expect.stringMatching(new RegExp(`^${ignored} gives exactly`)));
  });

  test.each(['weight_from', 'weight_until', 'day_from', 'day_until'])(
    'a service that leaves out the end of %s fails',
    async (open) => {
      const { checks } = await run((name, row, wanted) => {
        const own = row[filters[name]?.[0] ?? ''];
        return right(name, row, wanted) && !(name === open && String(own) === wanted);
      });
      const failed = checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
      expect(failed).toContainEqual(expect.stringMatching(new RegExp(`^${open} gives exactly`)));
    },
  );

  test('a service that compares integers as text fails', async () => {
    const { checks } = await run((name, row, wanted) =>
      name === 'weight_from' ? String(row.weight) >= wanted : right(name, row, wanted),
    );
    expect(checks.find(({ name }) => name.startsWith('weight_from gives'))?.outcome).toBe('failed');
  });

  test('a service that turns a boolean round fails', async () => {
    const { checks } = await run((name, row, wanted) => right(name, row, wanted) !== (name === 'active'));
    expect(checks.find(({ name }) => name.startsWith('active gives'))?.outcome).toBe('failed');
  });
});
