import { describe, expect, test, vi } from 'vitest';
import { type Asked, backup_id, client, failureOf, list, row, rowsOf, servePages, slice, walked } from './service.ts';

const never = (): never => {
  throw new Error('reported a warning');
};

describe('a walk asks for', () => {
  test('large pages in the stable sort, from the first page on', async () => {
    const asked: Asked[] = [];
    const service = await servePages((one) => {
      asked.push(one);
      return slice(rowsOf(3), one);
    });
    expect(await list(service).all()).toEqual(rowsOf(3));
    expect(asked).toEqual([{ page: 0, size: 10_000, sort: 'created_at:asc' }]);
  });

  test('the size and the sort of the caller', async () => {
    const asked: Asked[] = [];
    const service = await servePages((one) => {
      asked.push(one);
      return slice(rowsOf(45), one);
    });
    expect(await list(service, { size: 25, sort: 'created_at:desc' }).all()).toEqual(rowsOf(45));
    expect(asked).toEqual(
      [0, 1]
        .map((page) => ({ page, size: 25, sort: 'created_at:desc' }))
        .concat([{ page: 2, size: 25, sort: 'created_at:desc' }]),
    );
  });

  test('no more rows than its limit', async () => {
    const asked: Asked[] = [];
    const service = await servePages((one) => {
      asked.push(one);
      return slice(rowsOf(100), one);
    });
    expect(await list(service, {}, { limit: 30 }).all()).toEqual(rowsOf(30));
    expect(asked.map(({ size }) => size)).toEqual([30]);
  });

  test('nothing where the limit is 0', async () => {
    const service = await servePages(never);
    expect(await list(service, {}, { limit: 0 }).all()).toEqual([]);
  });

  test('no page that the caller chooses, since it begins at the first', async () => {
    const service = await servePages(never);
    expect(await failureOf(list(service, { page: 3 }).all())).toMatchObject({
      code: 'invalidArgument',
      parameter: 'page',
    });
  });

  test('pages of the documented size in the order of the service, where its own choice is rejected', async () => {
    const asked: Asked[] = [];
    const service = await servePages((one) => {
      asked.push(one);
      return one.size > 1000 || one.sort ? 400 : slice(rowsOf(45), one);
    });
    expect(await list(service).all()).toEqual(rowsOf(45));
    expect(asked.slice(0, 2)).toEqual([
      { page: 0, size: 10_000, sort: 'created_at:asc' },
      { page: 0, size: 20, sort: null },
    ]);
    expect(service.requests[1]?.url).toContain('size=20');
  });

  test('nothing else where the choice of the caller is rejected', async () => {
    const service = await servePages(() => 400);
    expect(await failureOf(list(service, { size: 5000, sort: 'name:asc' }).all())).toMatchObject({
      code: 'badRequest',
    });
    expect(service.requests).toHaveLength(1);
  });

  test('pages of the length that the first one has, where the service limits it', async () => {
    const asked: Asked[] = [];
    const service = await servePages((one) => {
      asked.push(one);
      return slice(rowsOf(130), one, 50);
    });
    expect(await list(service, {}, { onWarning: never }).all()).toEqual(rowsOf(130));
    expect(asked.map(({ size }) => size)).toEqual([10_000, 50, 50, 50]);
  });

  test('at most 12 pages for 100,000 rows', async () => {
    const rows = rowsOf(100_000);
    const service = await servePages((one) => slice(rows, one));
    expect(await list(service).all()).toHaveLength(100_000);
    expect(service.requests.length).toBeLessThanOrEqual(12);
  });
});

describe('a walk ends', () => {
  test.each([1, 19])('after one request for %i rows, fewer than the documented size', async (total) => {
    const service = await servePages((one) => slice(rowsOf(total), one));
    expect(await list(service).all()).toEqual(rowsOf(total));
    expect(service.requests).toHaveLength(1);
  });

  test.each([0, 20, 45])('on an empty page after %i rows', async (total) => {
    const service = await servePages((one) => slice(rowsOf(total), one, 20));
    expect(await list(service).all()).toEqual(rowsOf(total));
  });

  test('where contents is null', async () => {
    const service = await servePages(() => ({ rows: null, count: 0 }));
    expect(await list(service).all()).toEqual([]);
  });

  test.each([400, 404])('on a %i behind the last page', async (status) => {
    const service = await servePages((one) => (one.page < 2 ? slice(rowsOf(40), one, 20) : status));
    expect(await list(service, {}, { onWarning: never }).all()).toEqual(rowsOf(40));
  });

  test.each([400, 404])('in an error on a %i before the count is complete', async (status) => {
    const service = await servePages((one) => (one.page < 1 ? slice(rowsOf(40), one, 20) : status));
    expect(await failureOf(list(service).all())).toMatchObject({ status });
    expect(service.requests).toHaveLength(2);
  });

  test('on a page that came before, where the rows are complete', async () => {
    const service = await servePages((one) => slice(rowsOf(60), { ...one, page: Math.min(one.page, 2) }, 20));
    expect(await walked(service)).toEqual({ rows: rowsOf(60), warnings: [] });
  });

  test('without a count on the empty page alone', async () => {
    const service = await servePages((one) => ({ rows: slice(rowsOf(25), one, 10).rows }));
    expect(await walked(service)).toEqual({ rows: rowsOf(25), warnings: [] });
    expect(service.requests).toHaveLength(4);
  });

  test('at the limit, without a word on the rows that are left', async () => {
    const service = await servePages((one) => slice(rowsOf(60), one, 20));
    expect(await walked(service, {}, { limit: 25 })).toEqual({ rows: rowsOf(25), warnings: [] });
  });
});

describe('a service that ignores paging', () => {
  test('and returns everything ends the walk, and the count is reported as unproven', async () => {
    const service = await servePages(() => ({ rows: rowsOf(30), count: 30 }));
    expect(await walked(service)).toEqual({ rows: rowsOf(30), warnings: ['countUnproven'] });
  });

  test.each([
    ['counts more rows', 20, 90],
    ['counts a page of the documented size', 20, 20],
    ['does not count', 20, undefined],
  ])('and %s is the error pagingIgnored', async (_, length, count) => {
    const service = await servePages(() => ({ rows: rowsOf(length), count }));
    expect(await failureOf(list(service).all())).toMatchObject({ code: 'pagingIgnored', rows: length });
  });

  test('and counts a page of the size first asked for is the error pagingIgnored', async () => {
    const service = await servePages(({ size }) => ({ rows: rowsOf(size), count: size }));
    expect(await failureOf(list(service, { size: 30 }).all())).toMatchObject({ code: 'pagingIgnored', rows: 30 });
  });
});

describe('rows that change during a walk', () => {
  test('are returned again where rows are inserted in front, and this is reported once', async () => {
    const service = await servePages((one, number) =>
      slice([row(900 + number), ...rowsOf(50)].slice(number > 1 ? 0 : 1), one, 10),
    );
    const { rows, warnings } = await walked(service, { size: 10 });
    expect(rowsOf(50).every((one) => rows.some(({ created_at }) => created_at === one.created_at))).toBe(true);
    expect(warnings).toEqual(['rowsRepeated', 'countChanged']);
  });

  test('are all returned where rows are appended, and this is reported', async () => {
    const service = await servePages((one, number) => slice(rowsOf(24 + number), one, 10));
    const { rows, warnings } = await walked(service, { size: 10 });
    expect(rows).toEqual(rowsOf(27));
    expect(warnings).toEqual(['countChanged']);
  });

  test('may be missing where rows are deleted, and this is reported', async () => {
    const onWarning = vi.fn();
    const service = await servePages((one, number) => slice(rowsOf(50).slice(number > 1 ? 1 : 0), one, 10));
    const rows = await list(service, { size: 10 }, { onWarning }).all();
    expect(rows).toHaveLength(49);
    expect(onWarning.mock.calls).toEqual([
      [expect.objectContaining({ code: 'countChanged', rows: 49, total: 49, rowsMayBeMissing: true })],
    ]);
  });

  test('do not change the count where an empty page at the end counts 0', async () => {
    const service = await servePages((one) => ({ ...slice(rowsOf(20), one, 20), ...(one.page === 1 && { count: 0 }) }));
    expect(await walked(service)).toEqual({ rows: rowsOf(20), warnings: [] });
  });
});

describe('a count', () => {
  test.each([0, 1, 5])('of %i, smaller than its own page, ends nothing', async (count) => {
    const service = await servePages((one) => ({ ...slice(rowsOf(60), one, 10), count }));
    expect((await walked(service)).rows).toEqual(rowsOf(60));
  });

  test('that the rows exceed is reported', async () => {
    const pages = [rowsOf(20), rowsOf(40).slice(20), [...rowsOf(19), row(99)], []];
    const service = await servePages(({ page }) => ({ rows: pages[page] ?? [], count: 40 }));
    const { rows, warnings } = await walked(service);
    expect(rows).toHaveLength(60);
    expect(warnings).toEqual(['countUnproven']);
  });

  test('that rises to more than there are rows is no error where the rows reach the first one', async () => {
    const service = await servePages((one, number) => ({
      ...slice(rowsOf(20), one, 20),
      count: number === 1 ? 20 : 60,
    }));
    expect(await walked(service)).toEqual({ rows: rowsOf(20), warnings: ['countChanged'] });
  });

  test.each([
    ['falls and rises again', [60, 50, 60, 60]],
    ['rises and falls again', [60, 80, 70, 70]],
  ])('that %s may mean missing rows', async (_, counts) => {
    const onWarning = vi.fn();
    const service = await servePages((one, number) => ({ ...slice(rowsOf(60), one, 20), count: counts[number - 1] }));
    await list(service, {}, { onWarning }).all();
    expect(onWarning.mock.calls).toEqual([[expect.objectContaining({ code: 'countChanged', rowsMayBeMissing: true })]]);
  });
});

test('rows of pages before the last one are not reported as repeated', async () => {
  const pages = [rowsOf(20), rowsOf(40).slice(20), [row(0), row(99)], []];
  const service = await servePages(({ page }) => ({ rows: pages[page] ?? [] }));
  expect(await walked(service)).toEqual({ rows: pages.flat(), warnings: [] });
});

test('a row that is nested too deeply to be compared is returned', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const fetch = async () => new Response(`{"contents":[{"n":${deep}}],"count":1}`);
  const call = client('http://127.0.0.1:1', { fetch }).listBackupRestoreHistories({ backup_id });
  expect(await call.all()).toEqual([{ n: expect.any(Array) }]);
});

test('a page that comes again with the fields of its rows in another order is the same page', async () => {
  const rows = rowsOf(20);
  const reversed = rows.map((one) => Object.fromEntries(Object.entries(one).reverse()) as typeof one);
  const service = await servePages(({ page }) => ({ rows: page === 0 ? rows : reversed }));
  expect(await failureOf(list(service).all())).toMatchObject({ code: 'pagingIgnored', rows: 20 });
});

test('rows that are equal in every field are all returned', async () => {
  const equal = Array.from({ length: 60 }, (_, index) => row(index % 6));
  const service = await servePages((one) => slice(equal, one));
  const { rows, warnings } = await walked(service, { size: 20 });
  expect(rows).toEqual(equal);
  expect(warnings).toEqual(['rowsRepeated']);
});

test.each([
  ['page is empty', 12, 20, 20],
  ['list is empty from the start', 0, 20, 20],
])('a walk that ends because a %s while rows are missing is the error incomplete', async (_, rows, count, total) => {
  const service = await servePages((one) => ({ ...slice(rowsOf(rows), one), count }));
  const error = await failureOf(list(service).all());
  expect(error).toMatchObject({ code: 'incomplete', rows, total });
  expect(error.message).toContain(`${rows} rows, but the service counts ${total}`);
});

test('the count of each page alone loses no row, and is reported', async () => {
  const service = await servePages((one) => {
    const { rows } = slice(rowsOf(60), one, 20);
    return { rows, count: rows?.length };
  });
  expect(await walked(service)).toEqual({ rows: rowsOf(60), warnings: ['countUnproven'] });
});

describe('the pages of a walk', () => {
  test('are the bodies of the service', async () => {
    const service = await servePages((one) => slice(rowsOf(45), one));
    const lengths: number[] = [];
    const call = client(service.url).listBackupRestoreHistories({ backup_id, size: 20 });
    for await (const { contents } of call.pages()) lengths.push(contents?.length ?? 0);
    expect(lengths).toEqual([20, 20, 5]);
  });

  test('come with their response and the text of the body', async () => {
    const service = await servePages((one) => slice(rowsOf(25), one));
    const call = client(service.url).listBackupRestoreHistories({ backup_id, size: 20 });
    const pages = [];
    for await (const page of call.pages().withResponse()) pages.push(page);
    expect(pages.map(({ text }) => JSON.parse(text))).toEqual(pages.map(({ data }) => data));
    expect(pages.map(({ url }) => url.replace(/.*\?/, ''))).toEqual([
      'sort=created_at:asc&size=20&page=0',
      'sort=created_at:asc&size=20&page=1',
    ]);
    expect(pages[0]).toMatchObject({ status: 200, attempts: 1 });
    expect(pages[0]?.headers.get('date')).toMatch(/GMT$/);
  });

  test('report the progress', async () => {
    const progress: unknown[] = [];
    const service = await servePages((one) => slice(rowsOf(45), one));
    await list(service, { size: 20 }, { onProgress: (one) => progress.push(one) }).all();
    expect(progress).toEqual([20, 40, 45].map((rows) => ({ rows, total: 45 })));
  });
});

describe('an abort', () => {
  test('ends a walk between two rows', async () => {
    const controller = new AbortController();
    const service = await servePages((one) => slice(rowsOf(15), one));
    const seen: unknown[] = [];
    const walk = async () => {
      for await (const one of list(service, {}, { signal: controller.signal })) {
        seen.push(one);
        if (seen.length === 2) controller.abort('enough');
      }
    };
    expect(await failureOf(walk())).toMatchObject({ code: 'aborted', cause: 'enough' });
    expect(seen).toHaveLength(2);
  });

  test('of the loop by the caller asks for no further page', async () => {
    const service = await servePages((one) => slice(rowsOf(100), one, 10));
    for await (const _ of list(service)) break;
    expect(service.requests).toHaveLength(1);
  });
});

test('a limit of 2.5 rows is one of 2', async () => {
  const service = await servePages((one) => slice(rowsOf(60), one));
  expect(await list(service, {}, { limit: 2.5 }).all()).toEqual(rowsOf(2));
  expect(service.requests[0]?.url).toContain('size=2&');
});

test.each([-1, Number.NaN])('a limit of %d is rejected', async (limit) => {
  const service = await servePages(never);
  expect(await failureOf(list(service, {}, { limit }).all())).toMatchObject({
    code: 'invalidArgument',
    parameter: 'limit',
  });
});
