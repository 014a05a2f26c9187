import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockHandler, readDataFile } from '@scp-backup/mock';
import { rows as ourRows } from '@scp-backup/openapi';
import { validateResponse } from '@scp-backup/openapi/validate';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { description } from './second-operation.ts';
import { documented, id, list, operation, signed } from './wire.ts';

const [example] = documented.contents;
type Row = { [field in keyof typeof example]: string | null };
interface Page {
  readonly count: number;
  readonly contents: readonly Row[];
}

function caller(options: Parameters<typeof createMockHandler>[0]): (query?: string, parent?: string) => Promise<Page> {
  const mock = createMockHandler(options);
  return async (query = '', parent = id) => {
    const url = `http://mock.test${list.replace(id, parent)}?${query}`;
    const response = await mock(new Request(url, { headers: signed({ url }) }));
    const body = await response.json();
    expect(validateResponse(operation.id, response.status, body)).toEqual([]);
    return body as Page;
  };
}

const time = (text: string | null) => Date.parse(`${text}`.replace(/Z?$/, 'Z'));

describe('generated rows', () => {
  test('fit the document and belong together, whatever the seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0 }), fc.integer({ min: 0, max: 400 }), async (seed, rows) => {
        const { count, contents } = await caller({ generate: { rows, seed } })('size=400');
        expect([count, contents.length]).toEqual([rows, rows]);
        for (const row of contents) {
          expect(row.backup_id).toBe(id);
          expect(row.restore_end_time === null).toBe(row.restore_state === 'INPROGRESS');
          const moments = [row.backup_start_time, row.created_at, row.restore_start_time, row.restore_end_time];
          const known = moments.filter((one) => one !== null).map(time);
          expect(known).toEqual([...known].sort((one, other) => one - other));
          expect(time(row.modified_at)).toBeGreaterThanOrEqual(time(row.created_at));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('are the same for the same seed, and others for another', async () => {
    const page = (seed: number) => caller({ generate: { rows: 50, seed } })('size=50');
    expect(await page(7)).toEqual(await page(7));
    expect(await page(7)).not.toEqual(await page(8));
  });

  test('have every state, several servers and times spread over months', async () => {
    const { contents } = await caller({ generate: { rows: 500 } })('size=500&sort=created_at:asc');
    expect(new Set(contents.map((row) => row.restore_state))).toEqual(new Set(['COMPLETED', 'FAILED', 'INPROGRESS']));
    expect(new Set(contents.map((row) => row.restore_server_name)).size).toBeGreaterThan(5);
    const first = time(contents[0]?.created_at ?? null);
    const last = time(contents.at(-1)?.created_at ?? null);
    expect(last - first).toBeGreaterThan(60 * 86_400_000);
    const names = new Map<unknown, unknown>();
    for (const { restore_server_id, restore_server_name } of contents) {
      if (restore_server_id === null) continue;
      expect(names.get(restore_server_id) ?? restore_server_name).toBe(restore_server_name);
      names.set(restore_server_id, restore_server_name);
    }
  });

  test('are shared by as many backups as are asked for', async () => {
    const page = caller({ generate: { rows: 10, parents: 3 } });
    expect((await page()).count).toBe(4);
    await expect(page('', 'f'.repeat(32))).resolves.toMatchObject({ errors: [{ code: 'NotFound' }] });
  });

  test('are a million, and a page of them is the same as of few', async () => {
    const page = caller({ generate: { rows: 1_000_000 } });
    const first = await page('size=3');
    expect([first.count, first.contents.length]).toEqual([1_000_000, 3]);
    const times = first.contents.map((row) => time(row.created_at));
    expect(times).toEqual([...times].sort((one, other) => other - one));
    const failed = await page('restore_state=FAILED&sort=restore_start_time:asc&size=2&page=100');
    expect(failed.contents.every((row) => row.restore_state === 'FAILED')).toBe(true);
    expect(failed.count).toBeGreaterThan(50_000);
    expect((await page('page=333333&size=3')).contents.length).toBe(1);
    expect((await page('size=2147483647&page=1')).contents.length).toBe(100_000);
  });

  test('exist for another operation, by its own fields', async () => {
    const rows = { listSnapshots: { label: { type: 'string', maxLength: 5 }, level: { type: 'integer' } } } as const;
    const mock = createMockHandler({ description: { ...description, rows }, generate: { rows: 9 } });
    const url = 'http://mock.test/v2/vaults/vault-1/snapshots?limit=3';
    const response = await mock(new Request(url, { headers: signed({ url }) }));
    expect(response.status).toBe(200);
    expect(((await response.json()) as { snapshots: unknown[] }).snapshots.length).toBe(3);
  });

  test.each([{ rows: -1 }, { rows: 1.5 }, { seed: Number.NaN }, { parents: 0 }])('are refused for %o', (generate) => {
    expect(() => createMockHandler({ generate })).toThrow(/generate\.\w+ must be a whole number/);
  });
});

describe('a data file', () => {
  let folder: string;
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const counts = async (path: string) => (await caller({ data: await readDataFile(path) })()).count;
  const row = JSON.stringify(example);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scp-backup data '));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is rows, a response, rows by operation, or a row a line', async () => {
    expect(await counts(await file('rows.json', `[${row},${row}]`))).toBe(2);
    expect(await counts(await file('page.json', `{"contents":[${row}],"count":1}`))).toBe(1);
    expect(await counts(await file('data.json', `{"${operation.id}":[${row},${row},${row}]}`))).toBe(3);
    expect(await counts(await file('parents.json', `{"${operation.id}":{"${id}":[${row}]}}`))).toBe(1);
    expect(await counts(await file('rows.ndjson', `${row}\n\n${row}\r\n`))).toBe(2);
  });

  test('belongs to the operation whose fields its rows have', async () => {
    const rows = { ...ourRows, listSnapshots: { label: { type: 'string' }, level: { type: 'integer' } } } as const;
    const read = async (name: string, text: string) =>
      Object.keys(await readDataFile(await file(name, text), { operations: description.operations ?? {}, rows }));
    expect(await read('snapshots.ndjson', '{"label":"x","level":1}')).toEqual(['listSnapshots']);
    expect(await read('histories.json', `[${row}]`)).toEqual([operation.id]);
    await expect(read('nothing.json', '[{"x":1}]')).rejects.toMatchObject({ code: 'ERR_INVALID_DATA' });
  });

  test.each([
    ['broken.json', '[', /is not JSON/],
    ['broken.ndjson', '{}\n{', /line 2, is not JSON/],
    ['number.json', '7', /must hold rows/],
    ['numbers.ndjson', '7', /row 1 must be an object/],
    ['mixed.json', `[{},7]`, /row 2 must be an object/],
    ['other.json', '{"nothing":[]}', /nothing is no list operation/],
  ])('that is none is refused: %s', async (name, text, message) => {
    const path = await file(name, text);
    const read = readDataFile(path).then((data) => createMockHandler({ data }));
    await expect(read).rejects.toMatchObject({ code: 'ERR_INVALID_DATA', message: expect.stringMatching(message) });
  });

  test('that is not there is named', async () => {
    for (const name of ['none.json', 'none.ndjson']) {
      await expect(readDataFile(join(folder, name))).rejects.toThrow(`${name} cannot be read`);
    }
  });
});
