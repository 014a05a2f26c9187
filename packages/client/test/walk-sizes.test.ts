import { describe, expect, test } from 'vitest';
import { asking, giving, walk, walked } from './asking.ts';
import { row, rowsOf } from './rows.ts';
import { json } from './server.ts';

describe('a page that is shorter than was asked for', () => {
  test('by chance is asked for again, and makes no other page small', async () => {
    for (const number of [1, 3]) {
      const service = await giving(({ page, size }, request) => {
        const length = request === number ? 1 : size;
        return { rows: rowsOf(2500), start: page * size, length, count: 2500 };
      });
      expect(await walked(service, { size: 20 })).toEqual({ rows: rowsOf(2500), warnings: [] });
      expect(service.requests.length).toBe(125 + 1 + 1);
    }
  });

  test('each time, since some of its rows are left out, makes pages smaller only twice', async () => {
    const hidden = /-\d*3$/;
    for (const count of [180, 200, undefined]) {
      const service = await asking(({ page, size }, response) => {
        const slots = rowsOf(200).slice(page * size, (page + 1) * size);
        json(response, 200, { contents: slots.filter((one) => !hidden.test(one.restore_server_name)), count });
      });
      const { rows, warnings } = await walked(service, { size: 20 });
      expect(rows).toEqual(rowsOf(200).filter((one) => !hidden.test(one.restore_server_name)));
      expect(warnings).toEqual(count === 180 ? [] : [count === 200 ? 'countMismatch' : 'endUncertain']);
      expect(service.requests.length).toBeLessThan(25);
    }
  });

  test('and lies within one that was read is no page that comes again', async () => {
    const service = await asking(({ page, size }, response) => {
      const slots = rowsOf(18).slice(page * size, (page + 1) * size);
      json(response, 200, { contents: slots.filter((one) => !/-1?3$/.test(one.restore_server_name)), count: 16 });
    });
    expect((await walk(service, { size: 3 }).all()).length).toBe(16);
  });

  test('is told where no count says whether rows were left out', async () => {
    for (const count of [undefined, (given: number) => given]) {
      const service = await asking(({ page, size }, response, number) => {
        const contents = rowsOf(200).slice(page * size, page * size + (number === 3 ? 13 : size));
        json(response, 200, { contents, count: count?.(contents.length) });
      });
      const { rows, warnings } = await walked(service, { size: 20 });
      expect([rows.length, warnings]).toEqual([193, ['endUncertain']]);
    }
  });

  test('behind a hole is not taken for a cut one', async () => {
    const service = await asking(({ page, size }, response) =>
      json(response, 200, { contents: page === 3 ? [] : rowsOf(96).slice(page * size, (page + 1) * size), count: 96 }),
    );
    const { rows, warnings } = await walked(service, { size: 13 });
    expect(rows).toEqual([...rowsOf(39), ...rowsOf(96).slice(52)]);
    expect(warnings).toEqual(['countMismatch']);
  });

  test('or much longer, is no reason to stand still', async () => {
    const service = await giving(({ page, size }) => ({
      rows: rowsOf(100),
      start: page * size,
      length: Math.max(size, 50),
      count: 100,
    }));
    expect(await walked(service, { size: 3 })).toEqual({ rows: rowsOf(100), warnings: [] });
  });
});

describe('the last page', () => {
  test.each<[string, (number: number) => unknown]>([
    ['counted', (total) => total],
    ['not counted', () => undefined],
  ])('may begin with a row like an earlier one where rows are %s', async (_, count) => {
    for (const [before, like] of [
      [20, 3],
      [40, 39],
    ] as const) {
      const rows = [...rowsOf(before), row(like)];
      const service = await asking(({ page, size }, response) =>
        json(response, 200, { contents: rows.slice(page * size, (page + 1) * size), count: count(rows.length) }),
      );
      expect(await walked(service, { size: 20 })).toEqual({ rows, warnings: ['rowsAlike'] });
    }
  });

  test('may hold rows like earlier ones where it is all that is missing', async () => {
    const rows = [...rowsOf(30), row(3), row(4), ...rowsOf(38).slice(30)];
    const service = await giving(({ page, size }) => ({ rows, start: page * size, length: size, count: 40 }));
    expect(await walked(service, { size: 20 })).toEqual({ rows, warnings: ['rowsAlike'] });
    const uncounted = await giving(({ page, size }) => ({ rows, start: page * size, length: size }));
    expect((await walked(uncounted, { size: 20 })).warnings).toEqual(['endUncertain']);
  });
});

describe('what the caller did not ask for', () => {
  test('is left out where the service refuses it', async () => {
    for (const sorts of [true, false]) {
      const service = await asking(({ page, size, sort }, response) => {
        if (size > 50 || (!sorts && sort)) return json(response, 400, { errors: [{ code: 'BadRequest' }] });
        json(response, 200, { contents: rowsOf(70).slice(page * size, (page + 1) * size), count: 70 });
      });
      expect(await walked(service)).toEqual({ rows: rowsOf(70), warnings: [] });
      const own = walk(service, { sort: 'schedule_name:desc' }).all();
      if (sorts) expect(await own).toEqual(rowsOf(70));
      else await expect(own).rejects.toMatchObject({ code: 'badRequest' });
    }
  });

  test('such as pages behind a limit, is not loaded ahead', async () => {
    const service = await giving(({ page, size }) => ({ rows: rowsOf(500), start: page * size, length: size }));
    const { rows } = await walked(service, { size: 20 }, { limit: 40, prefetch: 10 });
    expect([rows.length, service.requests.length]).toEqual([40, 2]);
  });
});

test('a count below nothing is none', async () => {
  const service = await giving(({ page, size }) => ({
    rows: rowsOf(12_000),
    start: page * size,
    length: size,
    count: -1,
  }));
  expect(await walked(service)).toEqual({ rows: rowsOf(12_000), warnings: [] });
});
