import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeReport } from '@scp-backup/evidence';
import { beforeAll, describe, expect, test } from 'vitest';
import { backup_id, otherId, restore, twoBackups, workplace } from './archives.ts';
import { expectBounded, policy, reportOf, rowsOf, textsOf } from './report-page.ts';
import { writtenArchive } from './written-archive.ts';

const place = workplace({
  data: twoBackups([
    restore('2026-04-30T20:00:00'),
    restore('2026-05-02T00:00:00', { restore_state: 'FAILED', restore_server_name: '=1+1' }),
  ]) as never,
});

let archive: string;

beforeAll(async () => {
  archive = await place.collected({ since: '2026-04-01', until: '2026-06-30' });
});

describe('a plot', () => {
  test('has a title and a description, and a table beside it', async () => {
    const { document } = await reportOf(archive);
    const plots = [...document.querySelectorAll('svg[role=img]')];
    expect(plots.length).toBe(3);
    for (const plot of plots) {
      for (const name of ['aria-labelledby', 'aria-describedby']) {
        expect(document.getElementById(plot.getAttribute(name) ?? '')?.textContent).toBeTruthy();
      }
      expect(plot.closest('section')?.querySelectorAll('tbody tr').length).toBeGreaterThan(0);
    }
  });
});

describe('what rows hold', () => {
  const hostile = '<script>alert(1)</script>\u202E"&\u0000';

  test('is text, isolated and without marks that reorder it', async () => {
    const directory = await writtenArchive(place.newFolder(), [
      { of: '<b>', name: hostile, runs: [['2026-05-01T00:00:00', '2026-05-01T01:00:00', '<i>']] },
    ]);
    const { text, document } = await reportOf(directory);
    expect(text).not.toMatch(/<script|<b>|<i>|\u202E/);
    expect(rowsOf(document, 'backups')[0]?.[0]).toBe('<script>alert(1)</script>\uFFFD"&\uFFFD<b>');
  });

  test('is cut where it is very long', async () => {
    const directory = await writtenArchive(place.newFolder(), [{ of: 'a', name: 'x'.repeat(10_000), runs: [] }]);
    expect((await reportOf(directory)).text).not.toContain('x'.repeat(121));
  });
});

describe('a report of many', () => {
  test('shows the worst first, says how many are not shown, and has all of them as CSV', async () => {
    await expectBounded(place, 300);
  });

  test('shows what the policy counts as failed, the latest first', async () => {
    const states = ['FAILED', 'PARTIAL_SUCCESS'] as const;
    const runs = Array.from({ length: 150 }, (_, index) => {
      const started = new Date(Date.UTC(2026, 3, 1) + index * 3_600_000).toISOString().slice(0, 19);
      return [started, started, String(states[index % 2])] as const;
    });
    const directory = await writtenArchive(place.newFolder(), [{ of: 'a', name: 'a', runs }]);
    const { document } = await reportOf(directory);
    const rows = rowsOf(document, 'failures');
    expect(rows.length).toBe(100);
    expect(rows.slice(0, 2).map(([, , state, started]) => [state, started])).toEqual([
      ['PARTIAL_SUCCESS', '2026-04-07 05:00'],
      ['FAILED', '2026-04-07 04:00'],
    ]);
    expect(textsOf(document, 'section[aria-labelledby=failures] .rest')[0]).toContain('100 of 150 are shown');
  });

  test.each([
    ['no backup', []],
    ['no run', [{ of: 'a', name: 'a', runs: [] }]],
    ['one run', [{ of: 'a', name: 'a', runs: [['2026-05-01T00:00:00', '2026-05-01T00:00:00', 'COMPLETED'] as const] }]],
  ])('is whole with %s', async (_, subjects) => {
    const directory = await writtenArchive(place.newFolder(), subjects);
    const { document } = await reportOf(directory);
    expect(textsOf(document, 'h2').length).toBe(13);
    expect(textsOf(document, 'main').join()).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});

describe('the CSV files', () => {
  test('are UTF-8 with a mark, hold every run, and have no formula', async () => {
    const out = `${place.newFolder()}.html`;
    const { files } = await writeReport({ directories: [archive], policy, language: 'ko', out });
    const [, backups = '', runs = ''] = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    const ids = backups.split('\r\n').map((line) => line.split(',')[0]);
    expect(backups).toMatch(/^\uFEFFID,백업,/);
    expect(ids).toEqual(expect.arrayContaining([backup_id, otherId]));
    expect(runs.trim().split('\r\n').length).toBe(3);
    expect(runs).toContain(`,'=1+1,FAILED,실패,2026-05-02 00:00:00,`);
  });

  test('are not left behind where the archive is damaged', async () => {
    const out = join(place.newFolder(), '..', 'damaged.html');
    await expect(writeReport({ directories: ['nowhere'], language: 'en', out })).rejects.toMatchObject({
      code: 'damagedArchive',
    });
    for (const suffix of ['.html', '.runs.csv', '.runs.csv.part', '.backups.csv']) {
      await expect(stat(out.replace('.html', suffix))).rejects.toMatchObject({ code: 'ENOENT' });
    }
  });
});
