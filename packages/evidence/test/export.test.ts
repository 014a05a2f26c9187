import { access, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  annotate,
  type CollectOptions,
  check,
  type ExportFormat,
  type ExportOptions,
  exportDataset,
} from '@scp-backup/evidence';
import { beforeAll, describe, expect, test } from 'vitest';
import { backup_id, edit, filesOf, operation, otherId, type Row, restore, twoBackups, workplace } from './archives.ts';
import { query } from './duckdb.ts';

const hostile = '"; drop table run; --\n\u0000\u001b[2J=cmd()\ud800😀,\t\\';
const rows: readonly Row[] = [
  restore('2026-03-31T23:30:00'),
  restore('2026-04-01T00:00:00', { restore_state: 'FAILED', restore_server_name: hostile }),
  restore('2026-04-02T00:00:00', { restore_state: 'INPROGRESS', restore_end_time: null }),
  restore('2026-04-03T00:00:00', { restore_state: 'PARTIAL_SUCCESS' }),
  restore('2026-05-01T00:00:00', { restore_end_time: '2026-04-30T00:00:00' }),
  restore('2026-05-02T00:00:00', { restore_start_time: '2026-05-02T00:00:00.123+09:00' }),
  restore('2026-05-03T00:00:00', { restore_start_time: 'soon', restore_server_name: 7, new_field: { deep: [1] } }),
];
const place = workplace({ data: twoBackups([]) as never });
const half = { since: '2026-01-01', until: '2026-06-30' };

let archive: string;
const datasets = new Map<ExportFormat, string>();

beforeAll(async () => {
  archive = await collected();
  for (const format of ['parquet', 'ndjson'] as const) datasets.set(format, await exported({ format }));
});

/** An archive of the rows, which no mock would return. */
function collected(options: Partial<CollectOptions> = {}): Promise<string> {
  const fetch = async (request: Request) =>
    request.url.includes(`${backup_id}/`)
      ? Response.json({ contents: rows, count: rows.length })
      : globalThis.fetch(request);
  return place.collected({ ...half, connection: { ...place.connection, fetch }, ...options });
}

/** Exports the archive of all rows into a new folder, unless the options say otherwise. */
async function exported(options: Partial<ExportOptions> = {}): Promise<string> {
  const out = place.newFolder();
  await exportDataset({ directories: [archive], format: 'parquet', out, ...options });
  return out;
}

const globOf = (format: ExportFormat): string => join(datasets.get(format) ?? '', '*', `*.${format}`);

describe.each(['parquet', 'ndjson'] as const)('a dataset as %s, read by DuckDB', (format) => {
  test('holds every run once, in a partition for each month of its start', async () => {
    expect(await query(globOf(format), 'select month, count(*)::int as runs from runs group by 1 order by 1')).toEqual([
      { month: '2026-03', runs: 1 },
      { month: '2026-04', runs: 3 },
      { month: '2026-05', runs: 2 },
      { month: null, runs: 1 },
    ]);
  });

  test('gives the numbers of check', async () => {
    const { verdicts } = await check({ directories: [archive], policy: { version: 1 } });
    const { runs, succeeded, failed, successRate } =
      verdicts.find((one) => one.operation === operation && one.of === backup_id) ?? {};
    const sql = `select count(*)::int as runs,
      count(*) filter (run_outcome = 'succeeded')::int as succeeded,
      count(*) filter (run_outcome in ('failed', 'partial'))::int as failed,
      succeeded / (succeeded + failed) as rate from runs where run_operation = '${operation}' and run_of = '${backup_id}'`;
    expect(await query(globOf(format), sql)).toEqual([{ runs, succeeded, failed, rate: successRate }]);
  });

  test('holds hostile text as it came, with U+FFFD for half a character', async () => {
    const [run] = await query(
      globOf(format),
      "select restore_server_name as name from runs where run_outcome = 'failed'",
    );
    expect(run?.name).toBe(hostile.replace('\ud800', '\ufffd'));
  });

  test('reads times without a zone in the zone of the archive, and has no negative duration', async () => {
    const sql = `select epoch_ms(run_started::timestamptz)::double as at, run_seconds as seconds from runs
      where month = '2026-05' order by run_index`;
    expect(await query(globOf(format), sql)).toEqual([
      { at: Date.parse('2026-05-01T00:00:00Z'), seconds: null },
      { at: Date.parse('2026-05-01T15:00:00.123Z'), seconds: 35_999.877 },
    ]);
  });

  test('keeps what has no column, and values of another type than the document states', async () => {
    const sql =
      'select restore_start_time as at, restore_server_name as name, run_other_fields as others from runs where month is null';
    const [run] = await query(globOf(format), sql);
    expect([run?.at, run?.name]).toEqual([null, null]);
    expect(JSON.parse(`${run?.others}`)).toEqual({
      restore_start_time: 'soon',
      restore_server_name: 7,
      new_field: { deep: [1] },
    });
  });

  test('names the response and the row that a run comes from', async () => {
    const [run] = await query(
      globOf(format),
      "select run_response, run_index::int as index from runs where month = '2026-03'",
    );
    const { contents } = JSON.parse(await readFile(join(archive, `${run?.run_response}`), 'utf8'));
    expect(contents[Number(run?.index)]).toMatchObject({ restore_start_time: '2026-03-31T23:30:00' });
  });

  test('has the same bytes twice', async () => {
    const [one, other] = [datasets.get(format) ?? '', await exported({ format })];
    const files = await filesOf(one);
    expect(await filesOf(other)).toEqual(files);
    expect(files).toHaveLength(4);
    const bytes = (directory: string) => Promise.all(files.map((name) => readFile(join(directory, name), 'latin1')));
    expect(await bytes(other)).toEqual(await bytes(one));
  });

  test('is a table without rows where nothing ran', async () => {
    const empty = await collected({ ids: [otherId] });
    const out = await exported({ format, directories: [empty] });
    expect(await query(join(out, '*', `*.${format}`), 'select count(*)::int as runs from runs')).toEqual([{ runs: 0 }]);
  });
});

describe('a dataset', () => {
  test('has the types of the document', async () => {
    const columns = await query(globOf('parquet'), 'select column_name, column_type from (describe runs)');
    expect(Object.fromEntries(columns.map(({ column_name, column_type }) => [column_name, column_type]))).toMatchObject(
      {
        run_of: 'VARCHAR',
        run_started: 'TIMESTAMP WITH TIME ZONE',
        run_seconds: 'DOUBLE',
        run_index: 'BIGINT',
        created_at: 'TIMESTAMP WITH TIME ZONE',
        restore_start_time: 'TIMESTAMP WITH TIME ZONE',
        restore_state: 'VARCHAR',
        month: 'VARCHAR',
      },
    );
  });

  test('has the months of the zone of the archive', async () => {
    const korean = await exported({ directories: [await collected({ zone: '+09:00' })] });
    const months = await query(join(korean, '*', '*.parquet'), 'select distinct month from runs order by 1');
    expect(months.map(({ month }) => month)).toEqual(['2026-03', '2026-04', '2026-05', null]);
    const west = await exported({ directories: [await collected({ zone: '-10:00' })] });
    const sql = 'select month from runs where run_started = $$2026-05-01T15:00:00.123Z$$';
    expect(await query(join(west, '*', '*.parquet'), sql)).toEqual([{ month: '2026-05' }]);
  });

  test('takes the archives of several machines as one', async () => {
    const directories = [await collected({ ids: [otherId] }), await collected({ ids: [backup_id] })];
    const sql = 'select count(*)::int as runs, count(distinct run_archive)::int as archives from runs';
    const out = await exported({ directories });
    expect(await query(join(out, '*', '*.parquet'), sql)).toEqual([{ runs: 7, archives: 1 }]);
  });

  test('stands beside the annotations of its runs', async () => {
    const annotated = await place.copyOf(archive);
    const file = `${annotated}.yaml`;
    const note = `{ id: ${backup_id}, started: "2026-03-31T23:30:00", outcome: failed, validatedBy: Lee }`;
    await writeFile(file, `version: 1\nannotations:\n  - ${note}\n`);
    await annotate(annotated, file);
    const sql = 'select run_validation, run_annotations from runs where run_validation is not null';
    const [run, ...others] = await query(join(await exported({ directories: [annotated] }), '*', '*.parquet'), sql);
    expect(run?.run_validation).toBe('failed');
    expect(JSON.parse(`${run?.run_annotations}`)).toMatchObject([{ validatedBy: 'Lee' }]);
    expect(others).toEqual([]);
  });

  test('is not made of the same history twice, nor of another period', async () => {
    const out = place.newFolder();
    const part = await collected({ ids: [backup_id] });
    const twice = exportDataset({ directories: [archive, part], format: 'parquet', out });
    await expect(twice).rejects.toMatchObject({ code: 'invalidArgument', message: expect.stringContaining(backup_id) });
    const other = await collected({ since: '2026-02-01', ids: [otherId] });
    const mixed = exportDataset({ directories: [part, other], format: 'parquet', out });
    await expect(mixed).rejects.toMatchObject({ code: 'invalidArgument', message: expect.stringContaining('since') });
  });

  test('is not there at all where the archive is damaged, also where that is found at its end', async () => {
    const directory = await place.copyOf(archive);
    const out = `${directory}-dataset`;
    await edit(directory, 'dataset/runs.ndjson', (text) => `${text} `);
    await expect(exportDataset({ directories: [directory], format: 'parquet', out })).rejects.toMatchObject({
      code: 'damagedArchive',
    });
    for (const path of [out, `${out}.part`]) await expect(access(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('does not mind the remains of an export that was killed', async () => {
    const out = place.newFolder();
    await cp(archive, join(`${out}.part`, 'month=2020-01'), { recursive: true });
    await exported({ out });
    expect(await filesOf(out)).toEqual(await filesOf(datasets.get('parquet') ?? ''));
    await expect(access(`${out}.part`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('replaces nothing', async () => {
    const out = datasets.get('parquet') ?? '';
    const before = await readdir(out);
    await expect(exported({ out })).rejects.toMatchObject({
      code: 'invalidArgument',
      message: expect.stringContaining('not empty'),
    });
    expect(await readdir(out)).toEqual(before);
  });

  test('says where rows are missing', async () => {
    const ids = [backup_id, 'f'.repeat(32)];
    const directories = [await collected({ ids })];
    const summary = await exportDataset({ directories, format: 'ndjson', out: place.newFolder() });
    expect(summary).toEqual({ rows: 7, months: 4, complete: false });
  });
});
