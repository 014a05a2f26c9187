import { join } from 'node:path';
import { exportDataset } from '@scp-backup/evidence';
import { expect, test } from 'vitest';
import { backup_id, workplace } from './archives.ts';
import { query } from './duckdb.ts';
import { makeArchive } from './made-archive.ts';

const place = workplace({ generate: { rows: 1, parents: 1 } });

test('a dataset holds more rows than wait in memory, in any order', async () => {
  const directory = place.newFolder();
  const months = Array.from({ length: 24 }, (_, index) => new Date(Date.UTC(2024, index)).toISOString().slice(0, 7));
  const runs = Array.from({ length: 60_000 }, (_, index) => ({
    restore_state: 'COMPLETED',
    restore_start_time: `${months[(index * 7) % 24]}-01T00:00:00`,
  }));
  const backups = [{ row: { id: backup_id }, complete: true, runs }];
  const period = { since: '2024-01-01T00:00:00.000Z', until: '2026-01-01T00:00:00.000Z', zone: 'UTC' };
  const annotations = 'version: 1\nannotations: []\n';
  await makeArchive(directory, { ...period, clockOffset: 0, annotations, backups });
  const out = place.newFolder();
  await exportDataset({ directories: [directory], format: 'parquet', out });
  const sql =
    'select month, count(*)::int as runs, count(distinct run_index)::int as rows from runs group by 1 order by 1';
  expect(await query(join(out, '*', '*.parquet'), sql)).toEqual(
    months.map((month) => ({ month, runs: 2500, rows: 2500 })),
  );
});
