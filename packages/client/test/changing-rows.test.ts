import { describe, expect, test, vi } from 'vitest';
import { backup_id, client, failureOf, list, row, rowsOf, servePages, slice, walked } from './service.ts';

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
