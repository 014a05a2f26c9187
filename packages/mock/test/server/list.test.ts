import type { Row } from '@scp-backup/mock';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, documented, id, list, operation, start } from '../wire.ts';

const [example] = documented.contents;
const row = (changes: Partial<Record<keyof typeof example, unknown>>): Row => ({ ...example, ...changes });
const names = (reply: { json: { contents: { restore_server_name: string }[] } }) =>
  reply.json.contents.map(({ restore_server_name }) => restore_server_name);

describe('rows from data', () => {
  const other = 'ffffffffffffffffffffffffffffffff';
  let mock: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    mock = await start({
      data: {
        [operation.id]: [
          row({
            restore_server_name: 'b',
            restore_start_time: '2024-10-02T00:00:00',
            created_at: '2024-01-02T00:00:00Z',
          }),
          row({
            restore_server_name: 'a',
            restore_start_time: '2024-10-01T23:59:59.5',
            created_at: '2024-01-02T08:00:00+09:00',
            restore_state: 'FAILED',
            restore_end_time: null,
          }),
          row({
            restore_server_name: 'c',
            restore_start_time: '2024-10-03T00:00:00',
            created_at: '2024-01-02T00:00:00Z',
          }),
          row({ backup_id: other, restore_server_name: 'other' }),
        ],
      },
    });
  });
  const ask = (query: string) => call(mock, `${list}?${query}`);

  test('belong to the parent that they name', async () => {
    expect(names(await call(mock, operation.path.replace('{backup_id}', other)))).toEqual(['other']);
    expect((await ask('')).json.count).toBe(3);
  });

  test('are sorted by the default sort, by their moment, and equal ones keep their order', async () => {
    // 08:00 in Korea is the day before in UTC, whatever the text says.
    expect(names(await ask(''))).toEqual(['b', 'c', 'a']);
    expect(names(await ask('sort=created_at:asc'))).toEqual(['a', 'b', 'c']);
  });

  test('are sorted by each field that sorts, nulls at the end of the ascending order', async () => {
    expect(names(await ask('sort=restore_server_name:desc'))).toEqual(['c', 'b', 'a']);
    expect(names(await ask('sort=restore_end_time:asc'))).toEqual(['b', 'c', 'a']);
    expect(names(await ask('sort=restore_end_time:desc'))).toEqual(['a', 'b', 'c']);
  });

  test('are filtered: equal values, and spans of time whose ends belong to them', async () => {
    expect(names(await ask('restore_state=FAILED'))).toEqual(['a']);
    expect((await ask('restore_state=FAILED')).json.count).toBe(1);
    expect(names(await ask('restore_state=INPROGRESS'))).toEqual([]);
    expect(names(await ask('start_time=2024-10-02T00:00:00Z'))).toEqual(['b', 'c']);
    expect(names(await ask('start_time=2024-10-02T00:00:00.000000001Z'))).toEqual(['c']);
    expect(names(await ask('start_time=2024-10-02T09:00:00%2B09:00&end_time=2024-10-02T00:00:00Z'))).toEqual(['b']);
    expect(names(await ask('end_time=2024-10-01T23:59:59.5Z'))).toEqual(['a']);
    expect(names(await ask('end_time=2024-10-01T23:59:59.499999Z'))).toEqual([]);
    expect(names(await ask('start_time=2025-01-01T00:00:00Z&end_time=2024-01-01T00:00:00Z'))).toEqual([]);
  });

  test('are cut into pages, and the count is the total', async () => {
    expect(names(await ask('size=2'))).toEqual(['b', 'c']);
    expect(names(await ask('size=2&page=1'))).toEqual(['a']);
    expect(names(await ask('size=2&page=2'))).toEqual([]);
    expect((await ask('size=2&page=7')).json.count).toBe(3);
  });

  test('are twenty on a page unless told otherwise', async () => {
    const many = Array.from({ length: 45 }, (_, index) => row({ restore_server_name: String(index) }));
    const big = await start({ data: { [operation.id]: many } });
    const sizes = await Promise.all(
      ['', '?page=1', '?page=2', '?size=45'].map(async (query) => names(await call(big, list + query)).length),
    );
    expect(sizes).toEqual([20, 20, 5, 45]);
  });
});

test('rows are told apart by microseconds, and those that are added are found at once', async () => {
  const at = (name: string, fraction: string) =>
    row({ restore_server_name: name, restore_start_time: `2024-10-01T00:00:00${fraction}` });
  const mock = await start({ data: { [operation.id]: [at('b', '.000200'), at('a', '.0001'), at('c', '.001')] } });
  const ask = (query: string) => call(mock, `${list}?${query}`);
  expect(names(await ask('sort=restore_start_time:asc'))).toEqual(['a', 'b', 'c']);
  expect(names(await ask('start_time=2024-10-01T00:00:00.00015Z&end_time=2024-10-01T00:00:00.0009Z'))).toEqual(['b']);
  mock.insert(operation.id, [at('first', '')]);
  expect(names(await ask('sort=restore_start_time:asc'))).toEqual(['first', 'a', 'b', 'c']);
  expect((await ask('end_time=2024-10-01T00:00:00Z')).json.count).toBe(1);
});

test('the example’s parent is known without rows, and parents can be given by their id', async () => {
  const mock = await start({ data: { [operation.id]: { empty: [], full: [row({ backup_id: 'full' })] } } });
  const get = (parent: string) => call(mock, operation.path.replace('{backup_id}', parent));
  expect((await get(id)).json).toEqual({ contents: [], count: 0 });
  expect((await get('empty')).json).toEqual({ contents: [], count: 0 });
  expect((await get('full')).json.count).toBe(1);
  expect((await get('other')).status).toBe(404);
});

test('data that is not what the operations list is refused at once', async () => {
  await expect(start({ data: { nothing: [] } })).rejects.toMatchObject({
    code: 'ERR_INVALID_DATA',
    message: expect.stringContaining(operation.id),
  });
  for (const rows of ['x', [1], [null], { [id]: 'x' }]) {
    await expect(start({ data: { [operation.id]: rows as unknown as Row[] } })).rejects.toMatchObject({
      code: 'ERR_INVALID_DATA',
      message: expect.stringContaining('array of rows'),
    });
  }
});

describe('for every data set', () => {
  const moment = fc.integer({ min: 0, max: 3 }).map((day) => `2024-10-0${day + 1}T00:00:00`);
  const states = ['COMPLETED', 'FAILED', 'INPROGRESS'];
  const rows = fc.array(fc.record({ restore_state: fc.constantFrom(...states), restore_start_time: moment }), {
    maxLength: 25,
  });
  const sorts = operation.list.sort.fields.flatMap((field) => [`${field}:asc`, `${field}:desc`]);

  test('pages are disjoint and complete, counts are the same on each, and filters only leave rows out', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(...sorts),
        fc.option(fc.constantFrom(...states)),
        async (generated, size, sort, state) => {
          const all = generated.map((changes, index) => row({ ...changes, restore_server_id: String(index) }));
          const wanted = all.filter((one) => state === null || one.restore_state === state);
          const mock = await start({ data: { [operation.id]: all } });
          const found: string[] = [];
          for (let page = 0; ; page++) {
            const filter = state === null ? '' : `&restore_state=${state}`;
            const { json } = await call(mock, `${list}?page=${page}&size=${size}&sort=${sort}${filter}`);
            expect(json.count).toBe(wanted.length);
            expect(json.contents.length).toBe(Math.max(0, Math.min(size, wanted.length - page * size)));
            if (json.contents.length === 0) break;
            found.push(...json.contents.map((one: Row) => one.restore_server_id));
          }
          await mock.close();
          expect(new Set(found).size).toBe(found.length);
          expect([...found].sort()).toEqual(wanted.map((one) => one.restore_server_id).sort());
          const [field = '', direction] = sort.split(':');
          const keys = found.map((index) => String(all[Number(index)]?.[field]));
          expect(keys).toEqual(direction === 'asc' ? [...keys].sort() : [...keys].sort().reverse());
        },
      ),
      { numRuns: 40 },
    );
  });
});
