import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { check, gatherReport, type Policy, render, writeReport } from '@scp-backup/evidence';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { backup_id, otherId, restore, twoBackups, workplace } from './archives.ts';
import { writtenArchive } from './written-archive.ts';

const place = workplace({
  data: twoBackups([
    restore('2026-04-30T20:00:00'),
    restore('2026-05-02T00:00:00', { restore_state: 'FAILED', restore_server_name: '=1+1' }),
    restore('2026-05-03T00:00:00', { restore_state: 'INPROGRESS', restore_end_time: null }),
    restore('2026-05-04T00:00:00', { restore_state: 'SOMETHING' }),
    restore('2026-05-05T00:00:00', { restore_end_time: '2026-05-04T00:00:00' }),
  ]) as never,
});
// By their ids, since the document may have other histories.
const quarter = { since: '2026-04-01', until: '2026-06-30', ids: [backup_id, otherId] };
const policy: Policy = { version: 1, default: { longestRun: '30m', longestGap: '10d' } };

let archive: string;

beforeAll(async () => {
  archive = await place.collected(quarter);
});

async function pageOf(options: Partial<Parameters<typeof gatherReport>[0]> = {}, language: 'en' | 'ko' = 'en') {
  const text = await render(await gatherReport({ directories: [archive], policy, ...options }), { language });
  const { document } = parseHTML(text);
  return { text, document };
}

type Page = Awaited<ReturnType<typeof pageOf>>['document'];

const textsOf = (
  root: { querySelectorAll(selector: string): Iterable<{ textContent: string | null }> },
  selector: string,
) => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');

const rowsOf = (document: Page, heading: string) =>
  [...document.querySelectorAll(`section[aria-labelledby=${heading}] tbody tr`)].map((row) => textsOf(row, 'th, td'));

describe('a report', () => {
  test('has the verdict and the findings of a check', async () => {
    const { evaluation } = await gatherReport({ directories: [archive], policy });
    expect(evaluation).toEqual(await check({ directories: [archive], policy }));
  });

  test('is the same bytes twice', async () => {
    expect((await pageOf()).text).toBe((await pageOf()).text);
  });

  test('answers the three questions before anything else', async () => {
    const { document } = await pageOf();
    expect(textsOf(document, '.status .badge')).toEqual(['Not compliant']);
    const [worked, took, proof] = textsOf(document, '.questions dd');
    expect(worked).toContain('2 of 3 restores that ended were successful (66.6%); 1 failed.');
    expect(took).toContain('the longest took 1 h.');
    expect(proof).toContain('confirmed it for 0 of 2 successful restores');
  });

  test.each(['en', 'ko'] as const)('has every section, and its words, in %s', async (language) => {
    const { document } = await pageOf({}, language);
    expect(document.documentElement.lang).toBe(language);
    const headings = textsOf(document, 'h2, h3, caption, thead th, dt');
    expect(headings.length).toBeGreaterThan(60);
    const isKorean = /[가-힣]/;
    expect(headings.filter((text) => isKorean.test(text) !== (language === 'ko') && !/SHA-?256/.test(text))).toEqual(
      [],
    );
  });

  test('loads nothing and runs nothing', async () => {
    const { document, text } = await pageOf();
    expect(text).toContain(`content="default-src 'none'; style-src 'sha256-`);
    expect(textsOf(document, 'script, link, img, iframe, object, [style], [src], [href]')).toEqual([]);
  });

  test('shows times and months in the zone of the archive', async () => {
    const zoned = await place.collected({ ...quarter, zone: '+09:00' });
    const { document } = await pageOf({ directories: [zoned] });
    // 20:00 on 30 April is read in the zone that the archive assumes.
    expect(rowsOf(document, 'months').map(([month]) => month)).toEqual(['Apr 2026', 'May 2026', 'Jun 2026']);
    expect(rowsOf(document, 'failures')[0]).toContain('2026-05-02 00:00');
    expect(textsOf(document, '.period')[0]).toContain('2026-04-01 00:00 to 2026-07-01 00:00 (+09:00)');
  });

  test('counts months without a restore too', async () => {
    expect(rowsOf((await pageOf()).document, 'months')).toEqual([
      ['Apr 2026', '1', '0', '0', '100%'],
      ['May 2026', '1', '1', '2', '50%'],
      ['Jun 2026', '0', '0', '0', '–'],
    ]);
  });

  test('gives no duration to a restore whose end comes before its start', async () => {
    const { document } = await pageOf();
    expect(rowsOf(document, 'durations')[0]?.[2]).toBe('1');
    expect(rowsOf(document, 'findings').flat()).toContain('End is before the start; no duration');
  });

  test('shows failed restores with the row that proves them', async () => {
    const [row = []] = rowsOf((await pageOf()).document, 'failures');
    expect(row.slice(1, 4)).toEqual(['=1+1', 'FAILED', '2026-05-02 00:00']);
    expect(row.at(-1)).toBe(`responses/listBackupRestoreHistories/${backup_id}/0001.json#1`);
  });

  test('shows what people confirmed', async () => {
    const annotations = [
      { id: backup_id, from: '2026-04-01', until: '2026-05-01', kind: 'drill', outcome: 'passed', validatedBy: 'Lee' },
    ] as const;
    const { document } = await pageOf({ annotations });
    expect(rowsOf(document, 'annotated')[0]?.slice(2, 5)).toEqual(['Restore test', 'Data correct', 'Lee']);
    expect(textsOf(document, '.questions dd')[2]).toContain('confirmed it for 1 of 2');
    expect(textsOf(document, 'section[aria-labelledby=appendix] p').join()).toContain(
      '1 annotations were given beside',
    );
  });

  test('names what was left out, and the exceptions', async () => {
    const part = await place.collected({ ...quarter, ids: [backup_id] });
    const exceptions = [{ match: { name: 'db-*' }, reason: 'old', owner: 'Kim', until: '2026-12-31' }];
    const { document } = await pageOf({ directories: [part], policy: { ...policy, exceptions } });
    const rows = rowsOf(document, 'scope');
    expect(rows).toContainEqual([`web-1${otherId}`]);
    expect(rows.at(-1)).toEqual(['name = db-*', 'old', 'Kim', '2026-12-31']);
    expect(textsOf(document, '.status .badge')).toEqual(['Compliant']);
  });

  test('takes several archives as one', async () => {
    const parts = [
      await place.collected({ ...quarter, ids: [backup_id] }),
      await place.collected({ ...quarter, ids: [otherId] }),
    ];
    const { document } = await pageOf({ directories: parts });
    expect(rowsOf(document, 'backups')).toEqual(rowsOf((await pageOf()).document, 'backups'));
    expect(rowsOf(document, 'scope')).not.toContainEqual([`web-1${otherId}`]);
  });

  test('is never called compliant where the archive is incomplete', async () => {
    const incomplete = await place.collected({ ...quarter, ids: [otherId, 'f'.repeat(32)] });
    const [worked] = textsOf((await pageOf({ directories: [incomplete] })).document, '.questions dd');
    expect(worked).toContain('Backups without any restore in this period: 1.');
    for (const language of ['en', 'ko'] as const) {
      const { document } = await pageOf({ directories: [incomplete], policy: undefined }, language);
      const word = { en: 'Incomplete', ko: '자료 불완전' }[language];
      expect(textsOf(document, '.status .badge')).toEqual([word]);
      expect(rowsOf(document, 'backups')[0]).toEqual([
        'f'.repeat(32),
        word,
        ...Array(2).fill({ en: 'not read', ko: '조회 못 함' }[language]),
        '–',
        '–',
        '–',
        { en: 'not read', ko: '조회 못 함' }[language],
      ]);
    }
  });

  test('names the checksum of each archive, and how to compare it', async () => {
    const sum = createHash('sha256')
      .update(await readFile(join(archive, 'SHA256SUMS')))
      .digest('hex');
    const appendix = textsOf((await pageOf()).document, 'section[aria-labelledby=appendix]').join();
    expect(appendix).toContain(sum);
    expect(appendix).toContain('sha256sum -c SHA256SUMS');
    expect(appendix).toContain('scp-backup evidence verify DIR');
  });

  test('shows durations by the limit that applies, and how many took longer', async () => {
    const rules = [{ match: { name: 'web-*' }, longestRun: '1h 30m' }];
    const { document } = await pageOf({ policy: { ...policy, rules } });
    expect(rowsOf(document, 'durations')).toEqual([['Limit 30 min', '1', '1', '1 h', '1 h', '1 h', '1']]);
    expect(textsOf(document, '.questions dd')[1]).toContain('(recovery time objective, RTO): 1.');
  });

  test('shows the longest time without a success of each backup, with its limit', async () => {
    expect(rowsOf((await pageOf()).document, 'gaps')).toEqual([
      [`web-1${otherId}`, '2026-04-01 00:00', '2026-07-01 00:00', '91 d', '10 d', 'yes'],
      [`db-1${backup_id}`, '2026-05-05 00:00', '2026-07-01 00:00', '57 d', '10 d', 'yes'],
    ]);
  });

  test('a restore that took exactly the limit is within it', async () => {
    const { document } = await pageOf({ policy: { version: 1, default: { longestRun: '1h' } } });
    expect(rowsOf(document, 'durations')[0]?.at(-1)).toBe('0');
  });

  test('counts a confirmation of a successful restore alone', async () => {
    const annotations = [
      { id: backup_id, started: '2026-05-02T00:00:00', outcome: 'passed', validatedBy: 'Lee' },
    ] as const;
    const { document } = await pageOf({ annotations });
    expect(textsOf(document, '.questions dd')[2]).toContain('confirmed it for 0 of 2');
  });

  test('shows what the policy counts as failed, the latest first', async () => {
    const state = (index: number) => (index % 2 === 0 ? 'FAILED' : 'PARTIAL_SUCCESS');
    const runs = Array.from({ length: 1000 }, (_, index) => {
      const started = new Date(Date.UTC(2026, 3, 1) + index * 3_600_000).toISOString().slice(0, 19);
      return [started, started, state(index)] as const;
    });
    const directory = await writtenArchive(place.newFolder(), [{ of: 'a', name: 'a', runs }]);
    const { document } = await pageOf({ directories: [directory] });
    const rows = rowsOf(document, 'failures');
    expect(rows.length).toBe(100);
    expect(rows.slice(0, 2).map(([, , state, started]) => [state, started])).toEqual([
      ['PARTIAL_SUCCESS', '2026-05-12 15:00'],
      ['FAILED', '2026-05-12 14:00'],
    ]);
    expect(textsOf(document, 'section[aria-labelledby=failures] .rest')[0]).toContain('100 of 1,000 are shown');
  });

  test('has lines to sign', async () => {
    expect(rowsOf((await pageOf()).document, 'sign').map(([role]) => role)).toEqual([
      'Prepared by',
      'Reviewed by',
      'Approved by',
    ]);
  });

  test('judges nothing without a policy', async () => {
    const { document } = await pageOf({ policy: undefined });
    expect(new Set(textsOf(document, '.badge'))).toEqual(new Set(['Not judged']));
    expect(textsOf(document, '.tiles dt')).not.toContain('Compliant');
  });
});

describe('a plot', () => {
  test('has a title and a description, and a table beside it', async () => {
    const { document } = await pageOf();
    const plots = [...document.querySelectorAll('svg[role=img]')];
    expect(plots.length).toBe(3);
    for (const plot of plots) {
      for (const name of ['aria-labelledby', 'aria-describedby']) {
        expect(document.getElementById(plot.getAttribute(name) ?? '')?.textContent).toBeTruthy();
      }
      expect(plot.closest('section')?.querySelectorAll('tbody tr').length).toBeGreaterThan(0);
    }
  });

  test('brings no package with it, and the licence of each that became part of it', async () => {
    const dist = new URL('../dist/', import.meta.url);
    const source = await readFile(new URL('plots.js', dist), 'utf8');
    expect([...source.matchAll(/from"([^"]+)"/g)].map(([, name]) => name)).toEqual(['node:module']);
    const licences = await readFile(new URL('plots.notices.txt', dist), 'utf8');
    const named = [...licences.matchAll(/^(\S+) \d+\.\d+\.\d+ \((.+)\)$/gm)];
    expect(named.map(([, name]) => name)).toEqual(
      expect.arrayContaining(['@observablehq/plot', 'linkedom', 'd3-scale']),
    );
    expect(new Set(named.map(([, , licence]) => licence))).toEqual(
      new Set(['ISC', 'MIT', 'BSD-2-Clause', 'Apache-2.0']),
    );
  });
});

describe('what rows hold', () => {
  const hostile = '<script>alert(1)</script>\u202E"&\u0000';

  test('is text, isolated and without marks that reorder it', async () => {
    const directory = await writtenArchive(place.newFolder(), [
      { of: '<b>', name: hostile, runs: [['2026-05-01T00:00:00', '2026-05-01T01:00:00', '<i>']] },
    ]);
    const { text, document } = await pageOf({ directories: [directory] });
    expect(text).not.toMatch(/<script|<b>|<i>|\u202E/);
    expect(rowsOf(document, 'backups')[0]?.[0]).toBe('<script>alert(1)</script>\uFFFD"&\uFFFD<b>');
  });

  test('is cut where it is very long', async () => {
    const directory = await writtenArchive(place.newFolder(), [{ of: 'a', name: 'x'.repeat(10_000), runs: [] }]);
    expect((await pageOf({ directories: [directory] })).text).not.toContain('x'.repeat(121));
  });
});

describe('a report of many', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    of: `id-${index}`,
    name: `name-${index}`,
    runs: Array.from({ length: 3 }, (_, day) => {
      const state = index === 9999 ? 'FAILED' : 'COMPLETED';
      return [`2026-05-0${day + 1}T00:00:00`, `2026-05-0${day + 1}T01:00:00`, state] as const;
    }),
  }));

  test('shows the worst first, says how many are not shown, and has all of them as CSV', async () => {
    const out = `${place.newFolder()}.html`;
    const directories = [await writtenArchive(place.newFolder(), many)];
    const { files } = await writeReport({ directories, policy: { version: 1 }, language: 'en', out });
    const { document } = parseHTML(await readFile(out, 'utf8'));
    const backups = rowsOf(document, 'backups');
    expect(backups.length).toBe(200);
    expect(backups[0]?.[0]).toBe('name-9999id-9999');
    expect(textsOf(document, 'section[aria-labelledby=backups] .rest')[0]).toMatch(
      /^200 of 10,000 are shown\. .*\.backups\.csv/,
    );
    expect((await stat(out)).size).toBeLessThan(1_000_000);
    const lines = await Promise.all(
      files.slice(1).map(async (file) => (await readFile(file, 'utf8')).trim().split('\r\n')),
    );
    expect(lines.map(({ length }) => length)).toEqual([10_001, 30_001]);
  });

  test.each([
    ['no backup', []],
    ['no run', [{ of: 'a', name: 'a', runs: [] }]],
    ['one run', [{ of: 'a', name: 'a', runs: [['2026-05-01T00:00:00', '2026-05-01T00:00:00', 'COMPLETED'] as const] }]],
  ])('is whole with %s', async (_, subjects) => {
    const directory = await writtenArchive(place.newFolder(), subjects);
    const { document } = await pageOf({ directories: [directory] });
    expect(textsOf(document, 'h2').length).toBe(13);
    expect(textsOf(document, 'main').join()).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});

describe('the CSV files', () => {
  test('are UTF-8 with a mark, hold every run, and have no formula', async () => {
    const out = `${place.newFolder()}.html`;
    const { files } = await writeReport({ directories: [archive], policy, language: 'ko', out });
    const [, backups = '', runs = ''] = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    expect(backups).toMatch(/^\uFEFFID,백업,/);
    expect(backups.trim().split('\r\n').length).toBe(3);
    expect(runs.trim().split('\r\n').length).toBe(6);
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
