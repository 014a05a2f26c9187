import { describe, expect, test } from 'vitest';
import { asking, giving, walk, walked } from './asking.ts';
import { row, rowsOf } from './rows.ts';
import { json } from './server.ts';

const pages = (total: number, count: number | undefined = total) =>
  giving(({ page, size }) => ({ rows: rowsOf(total), start: page * size, length: size, count }));

describe('behind the end', () => {
  test('the last page, or its last rows, may come again without an end', async () => {
    for (const count of [47, undefined]) {
      for (const again of [7, 3, 1]) {
        const service = await giving(({ page, size }) => {
          const start = page < 3 ? page * size : 47 - again;
          return { rows: rowsOf(47), start, length: size, count };
        });
        const { rows } = await walked(service, { size: 20 });
        // One row alone may be another that is alike: without a count nothing tells.
        expect(rows.slice(0, 47)).toEqual(rowsOf(47));
        expect(rows.length).toBe(again === 1 && count === undefined ? 48 : 47);
      }
    }
  });

  test('the last page may come again with one of its rows changed', async () => {
    const service = await asking(({ page, size }, response, number) => {
      const last = rowsOf(47).slice(40);
      const changed = last.map((one, index) => (index === 5 ? { ...one, modified_by: `${number}` } : one));
      json(response, 200, {
        contents: page < 2 ? rowsOf(47).slice(page * size, (page + 1) * size) : changed,
        count: 47,
      });
    });
    expect((await walk(service, { size: 20 }).all()).length).toBe(47);
  });

  test('a refusal is the end where the rows are as many as were counted at first', async () => {
    const service = await asking(({ page }, response) => {
      if (page > 2) return json(response, 404, { errors: [{ code: 'NoSuchPage' }] });
      const rows = page === 2 ? [row(900), ...rowsOf(47)] : rowsOf(47);
      json(response, 200, { contents: rows.slice(page * 20, page * 20 + 20), count: rows.length });
    });
    const { rows, warnings } = await walked(service, { size: 20 });
    expect(rows).toEqual(rowsOf(47));
    expect(warnings).toContain('countMismatch');
  });

  test('a refusal is none where each page is counted by itself, unless the last one was short', async () => {
    for (const total of [60, 47]) {
      const service = await asking(({ page, size }, response) => {
        const contents = rowsOf(total).slice(page * size, (page + 1) * size);
        if (page > 2) return json(response, 404, { errors: [{ code: 'NotFound' }] });
        json(response, 200, { contents, count: contents.length });
      });
      const call = walked(service, { size: 20 });
      if (total === 60) await expect(call).rejects.toMatchObject({ code: 'notFound' });
      else expect(await call).toEqual({ rows: rowsOf(47), warnings: ['endUncertain'] });
    }
  });
});

describe('a page that comes again', () => {
  test('is passed over where pages are counted from one', async () => {
    const service = await giving(({ page, size }) => {
      const length = Math.min(size, 20);
      return { rows: rowsOf(70), start: Math.max(0, page - 1) * length, length, count: 70 };
    });
    expect(await walked(service, { size: 20 })).toEqual({ rows: rowsOf(70), warnings: [] });
    expect(await walked(service)).toEqual({ rows: rowsOf(70), warnings: [] });
    // Four pages, the first one again, and the empty one.
    expect(service.requests.length).toBe(2 * 6);
  });

  test('is an error where it is full and nothing is counted', async () => {
    const service = await giving(({ size }) => ({ rows: rowsOf(70), start: 0, length: size }));
    await expect(walk(service, { size: 20 }).all()).rejects.toMatchObject({ code: 'pagingIgnored' });
  });

  test('is an end that is told where the count may be that of the page', async () => {
    const service = await giving(({ size }) => ({ rows: rowsOf(70), start: 0, length: size, count: 20 }));
    expect(await walked(service, { size: 20 })).toEqual({ rows: rowsOf(20), warnings: ['endUncertain'] });
    const whole = await giving(() => ({ rows: rowsOf(70), start: 0, length: 70, count: 70 }));
    expect(await walked(whole)).toEqual({ rows: rowsOf(70), warnings: [] });
  });

  test('ends a walk that began at a later page', async () => {
    const last = await giving(({ page, size }) => ({
      rows: rowsOf(60),
      start: Math.min(page, 2) * size,
      length: size,
      count: 60,
    }));
    expect(await walked(last, { page: 1, size: 20 })).toEqual({ rows: rowsOf(60).slice(20), warnings: [] });
    const ignored = await giving(({ size }) => ({ rows: rowsOf(60), start: 0, length: size, count: 60 }));
    await expect(walk(ignored, { page: 1, size: 20 }).all()).rejects.toMatchObject({ code: 'pagingIgnored' });
  });

  test.each([
    ['rises', (number: number) => 30 + 100 * number],
    ['jumps', (number: number) => 30 + 100 * (number % 2)],
  ])('ends the walk when its count %s and its rows come in any order', async (_, count) => {
    const service = await asking((_, response, number) => {
      const contents = number % 2 ? rowsOf(30) : rowsOf(30).reverse();
      json(response, 200, { contents, count: count(number) });
    });
    const ended = await walk(service)
      .all()
      .catch((error: { code: string }) => error.code);
    expect(ended).toSatisfy((end) => end === 'pagingIgnored' || end.length === 30);
    expect(service.requests.length).toBeLessThan(8);
  });
});

test('a walk that begins at a later page counts pages as the service does', async () => {
  const service = await pages(70);
  expect(await walked(service, { page: 1 })).toEqual({ rows: rowsOf(70).slice(20), warnings: [] });
  const short = await pages(70, 90);
  expect(await walked(short, { page: 1 })).toEqual({ rows: rowsOf(70).slice(20), warnings: ['countMismatch'] });
});

describe('rows that come again are given once', () => {
  test.each([
    ['a page holds more than was asked for', 21, 20],
    ['pages overlap', 20, 15],
    ['pages overlap by most of their rows', 20, 3],
  ])('where %s', async (_, length, step) => {
    for (const count of [100, undefined]) {
      const service = await giving(({ page }) => ({ rows: rowsOf(100), start: page * step, length, count }));
      expect(await walked(service, { size: 20 })).toEqual({ rows: rowsOf(100), warnings: [] });
    }
  });

  test.each([1, 2, 9, 18, 19, 20, 21, 45])('where %i rows are added in front, whatever the sort', async (added) => {
    for (const order of [rowsOf(100), rowsOf(100).reverse()]) {
      const service = await giving(({ page, size }, number) => {
        const rows = number > 2 ? [...Array.from({ length: added }, (_, index) => row(500 + index)), ...order] : order;
        return { rows, start: page * size, length: size, count: rows.length };
      });
      const names = (await walked(service, { size: 20 })).rows.map((one) => one.restore_server_name);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(expect.arrayContaining(order.map((one) => one.restore_server_name)));
    }
  });

  test('where the pages that the service gives get shorter and shorter', async () => {
    for (const lengths of [
      [100, 60, 40],
      [100, 90, 80],
      [5, 1, 1],
    ]) {
      for (const byAsked of [true, false]) {
        const service = await giving(({ page, size }, number) => {
          const length = Math.min(size, lengths[number - 1] ?? lengths.at(-1) ?? 0);
          return { rows: rowsOf(300), start: page * (byAsked ? size : length), length, count: 300 };
        });
        expect(await walked(service)).toEqual({ rows: rowsOf(300), warnings: [] });
      }
    }
  });
});

describe('rows that are alike', () => {
  const alike = (before: number) => [...rowsOf(before), row(before - 1), ...rowsOf(before + 9).slice(before)];

  test('are two where a page ends between them, and it is told, also where a limit ends the walk', async () => {
    const service = await giving(({ page, size }) => ({
      rows: alike(20),
      start: page * size,
      length: size,
      count: 30,
    }));
    expect(await walked(service, { size: 20 })).toEqual({ rows: alike(20), warnings: ['rowsAlike'] });
    expect((await walked(service, { size: 20 }, { limit: 25 })).warnings).toEqual(['rowsAlike']);
  });

  test('are two where the service cuts pages between them', async () => {
    for (const most of [20, 29]) {
      const service = await giving(({ page, size }) => {
        const length = Math.min(size, most);
        return { rows: alike(most), start: page * length, length, count: most + 10 };
      });
      expect((await walked(service)).rows).toEqual(alike(most));
    }
  });

  test('are two where one of them comes again with other rows', async () => {
    const service = await giving(({ page }) => ({ rows: alike(20), start: page * 15, length: 20, count: 30 }));
    expect((await walked(service, { size: 20 })).rows).toEqual(alike(20));
  });

  test('are not noticed where ten thousand others lie between them', async () => {
    const service = await giving(({ page, size }) => {
      return { rows: [...rowsOf(12_000), row(0)], start: page * size, length: size, count: 12_001 };
    });
    const { rows, warnings } = await walked(service);
    expect([rows.length, warnings]).toEqual([12_001, []]);
  });

  test('are one at the end of each page', async () => {
    const service = await giving(({ page, size }) => ({
      rows: rowsOf(100),
      start: page * (Math.min(size, 12) - 1),
      length: Math.min(size, 12),
    }));
    const { rows, warnings } = await walked(service);
    expect(rows.length).toBeLessThanOrEqual(101);
    expect(warnings).toContain('rowsAlike');
  });
});

test('a count of each page is not told as one that changes', async () => {
  const service = await asking(({ page, size }, response) => {
    const contents = rowsOf(47).slice(page * size, (page + 1) * size);
    json(response, 200, { contents, count: contents.length });
  });
  expect(await walked(service, { size: 20 })).toEqual({ rows: rowsOf(47), warnings: [] });
});

test('more rows than are counted are told', async () => {
  const service = await pages(65, 50);
  expect(await walked(service, { size: 20 })).toEqual({ rows: rowsOf(65), warnings: ['countMismatch'] });
});

describe('options of a walk', () => {
  test('progress is no further than the limit, and no limit of all() is that of the call', async () => {
    const progress: number[] = [];
    const service = await pages(45);
    const call = walk(service, { size: 20 }, { limit: 25, onProgress: ({ rows }) => progress.push(rows) });
    expect(await call.all({ limit: undefined as unknown as number })).toEqual(rowsOf(25));
    expect(progress).toEqual([20, 25]);
    expect((await call.all({ limit: 3 })).length).toBe(3);
  });

  test('a huge number of pages ahead is a hundred', async () => {
    const service = await pages(6000, undefined);
    expect((await walked(service, { size: 20 }, { prefetch: Number.MAX_SAFE_INTEGER })).rows.length).toBe(6000);
    expect(service.requests.length).toBeLessThanOrEqual(300 + 101);
  });
});
