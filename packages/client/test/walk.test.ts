import { describe, expect, test } from 'vitest';
import { type Asked, backup_id, client, failureOf, list, rowsOf, servePages, slice, walked } from './service.ts';

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
