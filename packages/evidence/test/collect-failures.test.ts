import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collect, type DatasetLine, type HistoryLine, verify } from '@scp-backup/evidence';
import { examples } from '@scp-backup/openapi/examples';
import { afterEach, describe, expect, test } from 'vitest';
import { backup_id, linesOf, operation, restore, twoBackups, workplace } from './archives.ts';

const days = [1, 2, 3, 4, 5];
const place = workplace({ data: twoBackups(days.map((day) => restore(`2026-05-0${day}T12:00:00`))) as never });
const quarter = { since: '2026-05-01', until: '2026-05-03' };

afterEach(() => place.mock.reset());

async function startsIn(directory: string): Promise<readonly unknown[]> {
  const lines = await linesOf<DatasetLine>(directory, 'dataset/runs.ndjson');
  return lines.map(({ row }) => row.restore_start_time);
}

async function historyIn(directory: string, id: string): Promise<HistoryLine | undefined> {
  return (await linesOf<HistoryLine>(directory, 'histories.ndjson')).find(
    (line) => line.operation === operation && line.of === id,
  );
}

async function summaryIn(directory: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(directory, 'archive.json'), 'utf8'));
}

describe('a history that fails', () => {
  const unknown = 'f'.repeat(32);

  test('is recorded, does not stop the others, and leaves the archive incomplete', async () => {
    const directory = await place.collected({ ids: [unknown, backup_id] });
    expect(await historyIn(directory, unknown)).toMatchObject({
      complete: false,
      error: { code: 'notFound', status: 404 },
    });
    expect(await historyIn(directory, backup_id)).toMatchObject({ complete: true, rows: 5 });
    expect(await summaryIn(directory)).toMatchObject({ complete: false, incomplete: 1 });
    expect(await verify(directory)).toMatchObject({ ok: true, rows: 5 });
  });

  test('is tried again by the next run, and nothing else is', async () => {
    place.mock.fault({ operation, status: 500 });
    const directory = await place.collected({ ...quarter, ids: [backup_id] });
    expect(await startsIn(directory)).toEqual([]);
    place.mock.reset();
    const summary = await collect({ directory, connection: place.connection, ids: [backup_id], ...quarter });
    expect(summary).toMatchObject({ complete: true, inPeriod: 3 });
    expect(new Set(place.mock.requests.map(({ operation }) => operation))).toEqual(new Set([operation]));
    expect(await verify(directory)).toMatchObject({ ok: true, rows: 3 });
  });

  test('stops the run where it concerns all of them, and the next run goes on', async () => {
    const options = { directory: place.newFolder(), ids: [backup_id], since: '2026-01-01' };
    const credentials = { ...place.mock.credentials, secretKey: 'wrong' };
    const run = collect({ ...options, connection: { ...place.connection, credentials } });
    await expect(run).rejects.toMatchObject({ code: 'authentication' });
    expect(await collect({ ...options, connection: place.connection })).toMatchObject({ complete: true });
  });

  test('has no rows in the dataset where the service returned fewer than it counts', async () => {
    place.mock.fault({ operation, status: 200, body: { contents: [restore('2026-05-01T00:00:00')], count: 3 } });
    const directory = await place.collected({ ids: [backup_id] });
    expect(await historyIn(directory, backup_id)).toMatchObject({ complete: false, error: { code: 'pagingIgnored' } });
    expect(await startsIn(directory)).toEqual([]);
  });
});

test('a list that changes while it is walked is walked again', async () => {
  const page = (day: number, count: number) => ({ contents: [restore(`2026-05-0${day}T00:00:00`)], count });
  place.mock.fault({ operation, status: 200, body: page(1, 2), times: 1 });
  place.mock.fault({ operation, status: 200, body: page(2, 3), times: 1, after: 1 });
  const directory = await place.collected({ ids: [backup_id] });
  expect(await historyIn(directory, backup_id)).toMatchObject({ complete: true, rows: 5, warnings: [] });
  expect(await verify(directory)).toMatchObject({ ok: true, rows: 5 });
});

test('a list whose count falls in every walk leaves the archive incomplete', async () => {
  const page = (day: number, count: number) => ({ contents: [restore(`2026-05-0${day}T00:00:00`)], count });
  const pages = [page(1, 3), page(2, 2), { contents: [], count: 2 }];
  let requests = 0;
  const fetch = async (request: Request) => {
    if (!request.url.includes('/restore-histories')) return globalThis.fetch(request);
    requests += 1;
    return Response.json(pages[(requests - 1) % pages.length]);
  };
  const directory = await place.collected({ ids: [backup_id], connection: { ...place.connection, fetch } });
  expect(await historyIn(directory, backup_id)).toMatchObject({
    complete: false,
    warnings: [expect.stringContaining('countChanged')],
  });
});

test('a backup without an id is not left out: its history cannot be read, so the archive is incomplete', async () => {
  const [backup] = examples.listBackups.responses['200'].oneBackup.contents;
  place.mock.fault({ operation: 'listBackups', status: 200, body: { contents: [{ ...backup, id: null }], count: 1 } });
  const directory = await place.collected();
  expect(await summaryIn(directory)).toMatchObject({ complete: false });
  expect(await historyIn(directory, '')).toMatchObject({ complete: false, error: { code: 'invalidArgument' } });
});
