import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asking, quiet, walk } from './asking.ts';
import { row, rowsOf } from './rows.ts';
import { json } from './server.ts';

describe('a walk loses no row and doubles none', () => {
  test('whatever the service’s own limit, its count and the pages loaded ahead', async () => {
    const cases = fc.record({
      total: fc.integer({ min: 0, max: 130 }),
      most: fc.integer({ min: 20, max: 60 }),
      count: fc.constantFrom<(total: number, page: number) => number>(
        (total) => total,
        (_, page) => page,
        () => 0,
        (total) => total + 7,
      ),
      prefetch: fc.integer({ min: 0, max: 3 }),
    });
    const property = fc.asyncProperty(cases, async ({ total, most, count, prefetch }) => {
      const service = await asking(({ page, size }, response) => {
        const length = Math.min(size, most);
        const contents = rowsOf(total).slice(page * length, (page + 1) * length);
        json(response, 200, { contents, count: count(total, contents.length) });
      });
      expect(await walk(service, {}, { ...quiet, prefetch }).all()).toEqual(rowsOf(total));
    });
    await fc.assert(property, { numRuns: 40 });
  });

  test('where the service leaves rows out after it has cut the page', async () => {
    const service = await asking(({ page, size }, response) => {
      const slots = rowsOf(2500).slice(page * size, (page + 1) * size);
      json(response, 200, { contents: slots.filter((_, index) => index % 10 !== 3), count: 2250 });
    });
    const found = (await walk(service).all()).map((one) => one.restore_server_name);
    expect(new Set(found).size).toBe(found.length);
  });

  test('where a whole page of rows is added in front', async () => {
    const service = await asking(({ page }, response, number) => {
      const added = number > 1 ? Array.from({ length: 20 }, (_, index) => row(900 + index)) : [];
      const newestFirst = [...added, ...rowsOf(50).reverse()];
      json(response, 200, { contents: newestFirst.slice(page * 20, page * 20 + 20), count: newestFirst.length });
    });
    const call = walk(service, { size: 20, sort: 'created_at:desc' });
    expect(await call.all()).toEqual(rowsOf(50).reverse());
  });

  test('whatever is added in front while it goes on, newest first', async () => {
    const cases = fc.record({
      total: fc.integer({ min: 1, max: 60 }),
      added: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 4 }),
      size: fc.integer({ min: 3, max: 10 }),
      prefetch: fc.integer({ min: 0, max: 2 }),
    });
    const property = fc.asyncProperty(cases, async ({ total, added, size, prefetch }) => {
      const newestFirst = rowsOf(total).reverse();
      const service = await asking(({ page }, response, number) => {
        // Never as many in two pages that follow each other as make the walk stand still.
        const more = number % 4 === 2 ? (added[(number - 2) / 4] ?? 0) : 0;
        for (let one = 0; one < more; one++) newestFirst.unshift(row(1000 * number + one));
        json(response, 200, {
          contents: newestFirst.slice(page * size, (page + 1) * size),
          count: newestFirst.length,
        });
      });
      const found = await walk(service, { size, sort: 'created_at:desc' }, { ...quiet, prefetch }).all();
      const names = found.map((one) => one.restore_server_name);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(expect.arrayContaining(rowsOf(total).map((one) => one.restore_server_name)));
    });
    const examples: [{ total: number; added: number[]; size: number; prefetch: number }][] = [
      [{ total: 11, added: [15, 20, 20, 5], size: 5, prefetch: 0 }],
    ];
    await fc.assert(property, { numRuns: 200, examples });
  });

  test('where rows that are alike meet at the end of a page', async () => {
    const rows = [...rowsOf(20), ...rowsOf(20).slice(19), row(500)];
    const service = await asking(({ page, size }, response) =>
      json(response, 200, { contents: rows.slice(page * size, (page + 1) * size), count: rows.length }),
    );
    expect(await walk(service, { size: 20 }).all()).toEqual(rows);
  });

  test('where rows that are alike meet at the end of a page and the count cannot be believed', async () => {
    const rows = [...rowsOf(20), ...rowsOf(20).slice(19), row(500)];
    const service = await asking(({ page, size }, response) =>
      json(response, 200, { contents: rows.slice(page * size, (page + 1) * size), count: 0 }),
    );
    expect(await walk(service, { size: 20 }).all()).toEqual(rows);
  });

  test('where the service refuses our page size but not its own', async () => {
    const service = await asking(({ page, size }, response) => {
      if (size > 100) return json(response, 400, { errors: [{ code: 'BadRequest', title: 'size', detail: [] }] });
      json(response, 200, { contents: rowsOf(70).slice(page * size, (page + 1) * size), count: 70 });
    });
    expect(await walk(service).all()).toEqual(rowsOf(70));
    await expect(walk(service, { size: 500 }).all()).rejects.toMatchObject({ code: 'badRequest' });
  });
});

describe('a walk believes what it sees more than what it is told', () => {
  test.each([
    ['a count of each page', 30, 10, (_: number, given: number) => given],
    ['a count that is as long as a page', 40, 10, () => 10],
    ['a count that is a multiple of a page', 40, 5, () => 10],
    ['a count as text', 57, 20, (total: number) => String(total)],
    ['no count', 57, 20, () => undefined],
  ])('%s', async (_, total, size, count) => {
    for (const asked of [{ size }, {}]) {
      const service = await asking((question, response) => {
        const length = Math.min(size, question.size);
        const contents = rowsOf(total).slice(question.page * length, (question.page + 1) * length);
        json(response, 200, { contents, count: count(total, contents.length) });
      });
      expect(await walk(service, asked).all()).toEqual(rowsOf(total));
    }
  });

  test('where the service begins to cut pages later, whichever way it counts their start', async () => {
    for (const startOf of [
      (page: number, _: number, given: number) => page * given,
      (page: number, asked: number) => page * asked,
    ]) {
      for (const after of [1, 2, 3]) {
        const service = await asking(({ page, size }, response, number) => {
          const given = Math.min(size, number > after ? 50 : 100);
          const start = startOf(page, size, given);
          json(response, 200, { contents: rowsOf(500).slice(start, start + given), count: 500 });
        });
        expect(await walk(service).all()).toEqual(rowsOf(500));
      }
    }
  });

  test('where paging is ignored while a row changes, or its fields come in another order', async () => {
    const changes = [
      (number: number) => rowsOf(30).map((one, index) => (index === 29 ? { ...one, modified_by: `${number}` } : one)),
      (number: number) =>
        rowsOf(30).map((one) => (number % 2 ? one : Object.fromEntries(Object.entries(one).reverse()))),
    ];
    for (const rows of changes) {
      const service = await asking((_, response, number) => json(response, 200, { contents: rows(number), count: 30 }));
      expect((await walk(service).all()).length).toBe(30);
      const more = await asking((_, response, number) => json(response, 200, { contents: rows(number), count: 90 }));
      await expect(walk(more).all()).rejects.toMatchObject({ code: 'pagingIgnored' });
    }
  });

  test('where a page is a hole while the count says that there is more', async () => {
    for (const hole of [null, []]) {
      const service = await asking(({ page }, response) =>
        json(response, 200, { contents: page === 1 ? hole : rowsOf(90).slice(page * 30, page * 30 + 30), count: 60 }),
      );
      const found = await walk(service, { size: 30 }).all();
      expect(found).toEqual([...rowsOf(30), ...rowsOf(90).slice(60)]);
    }
  });

  test('where the service refuses the page behind the last one', async () => {
    const service = await asking(({ page, size }, response) => {
      if (page > 2) return json(response, 400, { errors: [{ code: 'NoSuchPage' }] });
      json(response, 200, { contents: rowsOf(60).slice(page * size, (page + 1) * size), count: 60 });
    });
    expect(await walk(service, { size: 20 }).all()).toEqual(rowsOf(60));
  });

  test('a row may hold anything, however deep', async () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    const service = await asking(({ page }, response) => {
      const rows = [JSON.stringify(row(0)).replace('}', `,"deep":${deep}}`), JSON.stringify(row(1))];
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(`{"contents":[${page === 0 ? rows : ''}],"count":2}`);
    });
    expect((await walk(service).all()).length).toBe(2);
  });
});

describe('a walk ends', () => {
  test('at the first page that comes again, before a row of it is given twice', async () => {
    for (const length of [1, 2, 3, 5, 8]) {
      const service = await asking(({ page }, response) =>
        json(response, 200, {
          contents: rowsOf(400).slice(30 * (page % length), 30 * (page % length) + 30),
          count: 400,
        }),
      );
      const given: string[] = [];
      const walked = async () => {
        for await (const one of walk(service)) given.push(one.restore_server_name);
      };
      await expect(walked()).rejects.toMatchObject({ code: 'pagingIgnored' });
      expect(given).toEqual(rowsOf(30 * length).map((one) => one.restore_server_name));
    }
  });

  test('with an error when a service gives new rows without an end', async () => {
    const service = await asking(({ page }, response) => {
      const contents = Array.from({ length: 500 }, (_, index) => row(page * 500 + index));
      json(response, 200, { contents, count: 40 });
    });
    await expect(walk(service).all()).rejects.toMatchObject({ code: 'pagingIgnored' });
  });

  test('with an error after a thousand pages where no count tells how many rows there are', async () => {
    for (const count of [undefined, 2]) {
      const service = await asking(({ page }, response) =>
        json(response, 200, { contents: [row(2 * page), row(2 * page + 1)], count }),
      );
      await expect(walk(service, { size: 2 }).all()).rejects.toMatchObject({ code: 'pagingIgnored' });
      expect(service.requests.length).toBe(1001);
    }
  });

  test('when the same rows come in another order', async () => {
    const service = await asking((_, response, number) => {
      const contents = number % 2 ? rowsOf(30) : rowsOf(30).reverse();
      json(response, 200, { contents, count: 30 });
    });
    expect(await walk(service).all()).toEqual(rowsOf(30));
  });

  test('when a repeated page is counted higher each time', async () => {
    const service = await asking((_, response, number) =>
      json(response, 200, { contents: rowsOf(30), count: number * 100 }),
    );
    await expect(walk(service).all()).rejects.toMatchObject({ code: 'pagingIgnored' });
  });

  test('at once when the caller aborts, rows that are there already included', async () => {
    const service = await asking(({ page, size }, response) =>
      json(response, 200, { contents: rowsOf(90).slice(page * size, (page + 1) * size), count: 90 }),
    );
    const controller = new AbortController();
    const given: string[] = [];
    const walked = async () => {
      for await (const one of walk(service, { size: 30 }, { ...quiet, prefetch: 2, signal: controller.signal })) {
        given.push(one.restore_server_name);
        if (given.length === 3) controller.abort('enough');
      }
    };
    await expect(walked()).rejects.toMatchObject({ code: 'aborted', cause: 'enough' });
    expect(given.length).toBe(3);
  });

  test('at once when its loop is left, and loads no page after that', async () => {
    const service = await asking(({ page, size }, response) =>
      json(response, 200, { contents: rowsOf(90).slice(page * size, (page + 1) * size), count: 90 }),
    );
    for await (const one of walk(service, { size: 10 })) {
      expect(one).toEqual(row(0));
      break;
    }
    expect(service.requests.length).toBe(1);
  });
});

describe('pages loaded ahead', () => {
  test('are asked for again where rows were added after they were read', async () => {
    const before = rowsOf(40).reverse();
    const after = [row(901), row(900), ...before];
    const times = new Map<number, number>();
    const service = await asking(({ page }, response) => {
      times.set(page, (times.get(page) ?? 0) + 1);
      const rows = page === 0 || (page === 2 && times.get(page) === 1) ? before : after;
      json(response, 200, { contents: rows.slice(page * 10, page * 10 + 10), count: rows.length });
    });
    const call = walk(service, { size: 10, sort: 'created_at:desc' }, { ...quiet, prefetch: 2 });
    expect(await call.all()).toEqual(before);
    expect(times.get(2)).toBe(2);
  });

  test('keep their order, are no more than asked for, and none lies behind the count', async () => {
    let open = 0;
    let most = 0;
    const held: (() => void)[] = [];
    const service = await asking(({ page, size }, response) => {
      open += 1;
      most = Math.max(most, open);
      const answer = () => {
        open -= 1;
        json(response, 200, { contents: rowsOf(100).slice(page * size, (page + 1) * size), count: 100 });
      };
      // The later page is answered first.
      if (page === 0) return answer();
      held.push(answer);
      if (held.length === 3 || page >= 9) for (const one of held.splice(0).reverse()) one();
    });
    expect(await walk(service, { size: 10 }, { ...quiet, prefetch: 2 }).all()).toEqual(rowsOf(100));
    expect(most).toBeLessThanOrEqual(3);
    // Ten pages and the empty one, which is asked for in its turn.
    expect(service.requests.length).toBe(11);
  });
});

test.each([
  [{ limit: -1 }, 'limit'],
  [{ limit: Number.NaN }, 'limit'],
  [{ limit: 1.5 }, 'limit'],
  [{ prefetch: 1.5 }, 'prefetch'],
  [{ prefetch: Number.POSITIVE_INFINITY }, 'prefetch'],
])('the option %o is refused', async (options, parameter) => {
  const service = await asking((_, response) => json(response, 200, { contents: [], count: 0 }));
  await expect(walk(service, {}, options).all()).rejects.toMatchObject({ code: 'invalidArgument', parameter });
  expect(service.requests.length).toBe(0);
});
