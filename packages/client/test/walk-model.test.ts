import type { ListBehaviour } from '@scp-backup/openapi';
import { readPage } from '@scp-backup/openapi';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type WalkWarning, walk } from '../src/paging/walk.ts';

type Row = Readonly<Record<string, unknown>>;

interface Model {
  readonly rows: readonly Row[];
  /** The size that the caller asks for, if any. */
  readonly size: number | undefined;
  /** The most rows that the service puts on a page. */
  readonly most: number;
  /** The number of the first page. */
  readonly first: number;
  /** The documented default size. */
  readonly standard: number;
  /** Whether the service sends null where a page is empty. */
  readonly sendsNull: boolean;
}

function behaviour({ first, standard }: Model): ListBehaviour {
  return {
    items: 'rows',
    count: { property: 'count', means: 'total', assumed: true },
    page: { parameter: 'page', first },
    size: { parameter: 'size', default: standard },
    sort: { parameter: 'sort', stable: 'id:asc' },
  };
}

/** A right service: consecutive pages of the smaller of the size asked for and its limit, and the count of all rows. */
function rightService({ rows, most, first, standard, sendsNull }: Model) {
  return (query: Readonly<Record<string, unknown>>) => {
    const size = Math.min(Number(query.size ?? standard), most);
    const start = (Number(query.page ?? first) - first) * size;
    const page = rows.slice(start, start + size);
    return { rows: sendsNull && page.length === 0 ? null : page, count: rows.length };
  };
}

async function walkOf(model: Model, service = rightService(model), list = behaviour(model)) {
  const found: Row[] = [];
  const warnings: WalkWarning['code'][] = [];
  let requests = 0;
  const load = async (query: Readonly<Record<string, unknown>>) => {
    requests += 1;
    const page = readPage(list, service(query));
    if (!page) throw new Error('not a page');
    return page;
  };
  const given = model.size === undefined ? {} : { size: model.size };
  const options = { limit: Number.POSITIVE_INFINITY, onWarning: ({ code }: WalkWarning) => warnings.push(code) };
  for await (const { rows } of walk(list, given, load, options)) found.push(...rows);
  return { rows: found, warnings, requests };
}

/** Rows of few kinds, so that rows repeat; with an id they are all different. */
const rowsOf = (kinds: number) =>
  fc.array(fc.integer({ min: 0, max: kinds - 1 }), { maxLength: 120 }).map((all) => all.map((kind) => ({ kind })));

const models = fc.record({
  rows: fc.oneof(rowsOf(1), rowsOf(2), rowsOf(6), rowsOf(1e9)),
  size: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
  most: fc.oneof(fc.constant(1e9), fc.integer({ min: 1, max: 40 })),
  first: fc.constantFrom(0, 1),
  standard: fc.constantFrom(5, 20),
  sendsNull: fc.boolean(),
});

/** Whether two pages of a right service's list are the same row for row. */
function hasEqualPages({ rows, size, most }: Model): boolean {
  const length = Math.min(size ?? 10_000, most, Math.max(1, rows.length));
  const pages = Array.from({ length: Math.ceil(rows.length / length) }, (_, index) =>
    JSON.stringify(rows.slice(index * length, (index + 1) * length)),
  );
  return new Set(pages).size < pages.length;
}

describe('a walk over a right service', () => {
  test('returns exactly its rows, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(models, async (model) => {
        fc.pre(!hasEqualPages(model));
        const { rows, warnings } = await walkOf(model);
        expect(rows).toEqual(model.rows);
        expect(warnings.filter((code) => code !== 'rowsRepeated')).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('ends in pagingIgnored, and silently drops nothing, where two pages of the list are the same row for row', async () => {
    await fc.assert(
      fc.asyncProperty(models, async (model) => {
        fc.pre(hasEqualPages(model));
        await expect(walkOf(model)).rejects.toMatchObject({ code: 'pagingIgnored', total: model.rows.length });
      }),
      { numRuns: 200 },
    );
  });

  test('costs one request for fewer rows than the documented default size', async () => {
    await fc.assert(
      fc.asyncProperty(models, async (model) => {
        fc.pre(model.rows.length > 0 && model.rows.length < Math.min(model.standard, model.most, model.size ?? 1e9));
        expect((await walkOf(model)).requests).toBe(1);
      }),
    );
  });
});

test('a walk returns every row, or it fails or reports, where the service changes between two requests', async () => {
  const changes = fc.array(fc.record({ at: fc.nat(200), kind: fc.constantFrom('insert', 'delete', 'append') }), {
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(models, changes, async (model, list) => {
      const rows = model.rows.map((_, id) => ({ id }));
      const kept = new Set(rows.map(({ id }) => id));
      const right = rightService({ ...model, rows });
      const pending = [...list];
      let number = 0;
      const service = (query: Readonly<Record<string, unknown>>) => {
        const response = right(query);
        number += 1;
        const change = pending.shift();
        if (change?.kind === 'append') rows.push({ id: 1000 + number });
        if (change?.kind === 'insert') rows.splice(change.at % (rows.length + 1), 0, { id: 1000 + number });
        if (change?.kind === 'delete')
          for (const { id } of rows.splice(change.at % (rows.length + 1), 1)) kept.delete(id);
        return response;
      };
      const result = await walkOf(model, service).catch((error: { code: string }) => error.code);
      fc.pre(typeof result === 'object' && result.warnings.length === 0);
      const missing = [...kept].filter((id) => !(result as { rows: readonly Row[] }).rows.some((row) => row.id === id));
      // A row that is deleted and another that is added between two requests leave the count as it was; no client sees that.
      const kinds = new Set(list.map(({ kind }) => kind));
      fc.pre(!(kinds.has('delete') && kinds.size > 1));
      expect(missing).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['ten times the count and than 10,000', 500, 10_000],
  ['ten times the count and than 10,000', 2000, 20_000],
  ['one on each of 10,000 pages, where nothing is counted', undefined, 10_000],
  ['10,000, where the count grows with each page', 'grows', 10_000],
])('a walk without an end is the error pagingIgnored after more rows than %s (%s)', async (_, count, most) => {
  const model = { rows: [], size: undefined, most: 1, first: 0, standard: 20, sendsNull: false };
  let id = 0;
  const service = () => {
    id += 1;
    return { rows: [{ id }], count: (count === 'grows' ? id + 1 : count) as number };
  };
  await expect(walkOf(model, service)).rejects.toMatchObject({ code: 'pagingIgnored', rows: most + 1 });
});

describe('the document of the list', () => {
  const rows = Array.from({ length: 20 }, (_, id) => ({ id }));
  const model = { rows, size: undefined, most: 1e9, first: 0, standard: 20, sendsNull: false };
  const ignoresPaging = () => ({ rows, count: 20 });

  test('that is sure of the count proves the end where every page is the same', async () => {
    const sure: ListBehaviour = { ...behaviour(model), count: { property: 'count', means: 'total' } };
    expect(await walkOf(model, ignoresPaging, sure)).toEqual({ rows, warnings: [], requests: 2 });
  });

  test('that assumes the meaning of the count proves nothing where every page is full', async () => {
    await expect(walkOf(model, ignoresPaging)).rejects.toMatchObject({ code: 'pagingIgnored' });
  });

  test('that has no pages costs one request', async () => {
    const { page: _, ...unpaged } = behaviour(model);
    expect(await walkOf(model, ignoresPaging, unpaged)).toEqual({ rows, warnings: [], requests: 1 });
  });

  test('that limits the size of a page is not asked for more', async () => {
    const sizes: unknown[] = [];
    const service = (query: Readonly<Record<string, unknown>>) => {
      sizes.push(query.size);
      return rightService(model)(query);
    };
    await walkOf(model, service, { ...behaviour(model), size: { parameter: 'size', default: 20, maximum: 50 } });
    expect(sizes).toEqual([50, 20]);
  });
});
