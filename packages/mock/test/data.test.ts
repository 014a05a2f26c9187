import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockHandler, readDataFile } from '@scp-backup/mock';
import { rows as ourRows } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
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
const now = Date.UTC(2026, 10, 25, 9);
const bodies = Object.values(examples[operation.id].responses['200']) as readonly { contents: readonly Row[] | null }[];
const allRows = bodies.flatMap(({ contents }) => contents ?? []);
const times = ['backup_start_time', 'created_at', 'modified_at', 'restore_end_time', 'restore_start_time'] as const;

/** How far the times of a row are from each other. */
const distances = (row: Row) =>
  JSON.stringify(times.map((field) => row[field] && time(row[field]) - time(row.created_at)));

describe('generated rows', () => {
  const known = new Set(allRows.map(distances));

  test('are examples whose times are moved together, and end now, whatever the seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0 }), fc.integer({ min: 0, max: 400 }), async (seed, rows) => {
        const { count, contents } = await caller({ generate: { rows, seed, now } })('size=400');
        expect([count, contents.length]).toEqual([rows, rows]);
        for (const row of contents) {
          expect(row.backup_id).toBe(id);
          expect(known).toContain(distances(row));
          expect(row.restore_end_time === null).toBe(row.restore_state === 'INPROGRESS');
          expect(Math.max(...times.map((field) => (row[field] === null ? 0 : time(row[field]))))).toBeLessThan(now);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('take time where they have ended', async () => {
    const { contents } = await caller({ generate: { rows: 100, now } })('size=100');
    const ended = contents.filter((row) => row.restore_end_time !== null);
    expect(ended.length).toBeGreaterThan(90);
    expect(ended.filter((row) => time(row.restore_end_time) <= time(row.restore_start_time))).toEqual([]);
  });

  test('are the same for the same seed and moment, and others for another', async () => {
    const page = (seed: number, at = now) => caller({ generate: { rows: 50, seed, now: at } })('size=50');
    const first = await page(7);
    expect(await page(7)).toEqual(first);
    expect(await page(8)).not.toEqual(first);
    expect(await page(7, now + 86_400_000)).not.toEqual(first);
  });

  test('end when the mock starts, where no moment is given', () => {
    const mock = createMockHandler({ generate: { rows: 20 }, now: () => now });
    const started = mock.rows(operation.id).map((row) => time(row.restore_start_time as string));
    expect(now - Math.max(...started)).toBeLessThan(86_400_000);
  });

  test('have states by share, and one run that is under way', async () => {
    const { contents } = await caller({ generate: { rows: 500, now } })('size=500&sort=restore_start_time:desc');
    const share = (state: string) => contents.filter((row) => row.restore_state === state).length;
    expect(share('INPROGRESS')).toBe(1);
    expect(contents[0]?.restore_state).toBe('INPROGRESS');
    expect(share('FAILED')).toBeGreaterThan(30);
    expect(share('FAILED')).toBeLessThan(90);
    expect(share('COMPLETED')).toBe(499 - share('FAILED'));
  });

  test('have the states of the newest API version that is offered', async () => {
    const states = async (...apiVersions: string[]) => {
      const { contents } = await caller({ generate: { rows: 500, now }, apiVersions })('size=500');
      return new Set(contents.map((row) => row.restore_state));
    };
    expect(await states('1.1')).not.toContain('PARTIAL_SUCCESS');
    expect(await states('1.2')).toContain('PARTIAL_SUCCESS');
  });

  test('name several servers, whose ids and names belong together, over a year', async () => {
    const { contents } = await caller({ generate: { rows: 500, now } })('size=500&sort=created_at:asc');
    expect(new Set(contents.map((row) => row.restore_server_name)).size).toBeGreaterThan(5);
    expect(now - time(contents[0]?.created_at ?? null)).toBeGreaterThan(300 * 86_400_000);
    const names = new Map<unknown, unknown>();
    for (const { restore_server_id, restore_server_name } of contents) {
      if (restore_server_id === null) continue;
      expect(names.get(restore_server_id) ?? restore_server_name).toBe(restore_server_name);
      names.set(restore_server_id, restore_server_name);
    }
  });

  test('are made when they are read, and a page of many is the same as of few', async () => {
    const page = caller({ generate: { rows: 20_000 } });
    const first = await page('size=3');
    expect([first.count, first.contents.length]).toEqual([20_000, 3]);
    const created = first.contents.map((row) => time(row.created_at));
    expect(created).toEqual([...created].sort((one, other) => other - one));
    const failed = await page('restore_state=FAILED&sort=restore_start_time:asc&size=2&page=100');
    expect(failed.contents.every((row) => row.restore_state === 'FAILED')).toBe(true);
    expect(failed.count).toBeGreaterThan(1000);
    expect((await page('page=6666&size=3')).contents.length).toBe(2);
  });

  test('exist for another operation, from its own examples', async () => {
    const mock = createMockHandler({ description, generate: { rows: 9 } });
    const url = 'http://mock.test/v2/vaults/vault-1/snapshots?limit=3';
    const response = await mock(new Request(url, { headers: signed({ url }) }));
    expect(response.status).toBe(200);
    expect(((await response.json()) as { snapshots: unknown[] }).snapshots.length).toBe(3);
  });

  test.each([
    { rows: -1 },
    { rows: 1.5 },
    { seed: Number.NaN },
    { parents: 0 },
    { now: Number.NaN },
    { now: new Date('nonsense') },
    { failed: 2 },
  ])('are refused for %o', (generate) => {
    const [name] = Object.keys(generate);
    expect(() => createMockHandler({ generate })).toThrow(new RegExp(`generate\\.${name} must be`));
  });
});

describe('generated backups', () => {
  const mock = createMockHandler({ generate: { rows: 500, parents: 50, now } });
  const backups = mock.rows('listBackups') as readonly Record<string, string>[];
  const states = backups.map((backup) => new Set(mock.rows(operation.id, backup.id).map((row) => row.restore_state)));

  test('have an id and a name each, the documented one among them', () => {
    expect(new Set(backups.map((backup) => backup.id)).size).toBe(50);
    expect(new Set(backups.map((backup) => backup.name)).size).toBe(50);
    expect(backups.map((backup) => backup.id)).toContain(id);
  });

  test('share the rows', () => {
    expect(mock.rows(operation.id)).toHaveLength(500);
  });

  test('have no restore in some cases, only failed ones in others, and one that runs', () => {
    expect(states.filter((one) => one.size === 0).length).toBeGreaterThan(2);
    expect(states.filter((one) => one.size === 1 && one.has('FAILED')).length).toBeGreaterThan(2);
    expect(states.filter((one) => one.has('INPROGRESS')).length).toBe(1);
    expect(states.filter((one) => one.has('COMPLETED')).length).toBeGreaterThan(30);
  });

  test('are older than their restores', () => {
    for (const backup of backups) {
      const started = mock.rows(operation.id, backup.id).map((row) => time(row.restore_start_time as string));
      expect(Math.min(...started)).toBeGreaterThan(time(backup.created_at ?? null));
    }
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
    expect(await counts(await file('null.json', '{"contents":null,"count":0}'))).toBe(0);
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

  test('whose rows name no parent belongs to the parent of the documented example alone', async () => {
    const data = await readDataFile(await file('unnamed.ndjson', row.replace(id, '')));
    const mock = createMockHandler({ data, generate: { rows: 0, parents: 2 } });
    const counted = mock.rows('listBackups').map((backup) => mock.rows(operation.id, String(backup.id)).length);
    expect(counted.sort()).toEqual([0, 1]);
  });

  test('may begin with a byte order mark', async () => {
    expect(await counts(await file('mark.json', `\uFEFF[${row}]`))).toBe(1);
    expect(await counts(await file('mark.ndjson', `\uFEFF${row}\n`))).toBe(1);
  });

  test.each([
    ['broken.json', '[', /is not JSON/],
    ['broken.ndjson', `${row}\n{`, /line 2 is not JSON/],
    ['number.json', '7', /must hold rows/],
    ['numbers.ndjson', '7', /line 1: a row must be an object/],
    ['mixed.json', `[${row},7]`, /row 2: a row must be an object/],
    ['fields.json', `[${row},{}]`, /row 2: the row has no fields/],
    ['empty-row.ndjson', '{}', /line 1: the row has no fields/],
    ['foreign.json', '[{"foo":1}]', /row 1 is a row of no operation/],
    ['missing.ndjson', `${row}\n${row.replace('"created_by"', '"made_by"')}`, /line 2: .*created_by/],
    ['type.json', `{"contents":[${row.replace('"COMPLETED"', '7')}],"count":1}`, /row 1: restore_state must be string/],
    ['parents.json', `{"${operation.id}":{"${id}":[7]}}`, /00cd.*, row 1: a row must be an object/],
    ['other.json', '{"nothing":[]}', /nothing is no list operation/],
    ['nothing.json', '{}', /holds no rows/],
    ['nothing.ndjson', '\n', /holds no rows/],
  ])('that is none is refused: %s', async (name, text, message) => {
    const read = readDataFile(await file(name, text));
    await expect(read).rejects.toMatchObject({ code: 'ERR_INVALID_DATA', message: expect.stringMatching(message) });
  });

  test('that is not there is named', async () => {
    for (const name of ['none.json', 'none.ndjson']) {
      await expect(readDataFile(join(folder, name))).rejects.toThrow(`${name} cannot be read`);
    }
  });
});
