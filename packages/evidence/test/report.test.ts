import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check, gatherReport } from '@scp-backup/evidence';
import { beforeAll, describe, expect, test } from 'vitest';
import { backup_id, otherId, restore, twoBackups, workplace } from './archives.ts';
import { policy, type ReportPage, reportOf, rowsOf, textsOf } from './report-page.ts';

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
let archive: string;
let page: ReportPage;

beforeAll(async () => {
  archive = await place.collected(quarter);
  page = await reportOf(archive);
});

describe('a report', () => {
  test('has the verdict and the findings of a check', async () => {
    const { evaluation } = await gatherReport({ directories: [archive], policy });
    expect(evaluation).toEqual(await check({ directories: [archive], policy }));
  });

  test('is the same bytes twice', async () => {
    expect((await reportOf(archive)).text).toBe(page.text);
  });

  test('answers the three questions before anything else', async () => {
    const { document } = page;
    expect(textsOf(document, '.status .badge')).toEqual(['Not compliant']);
    const [worked, took, proof] = textsOf(document, '.questions dd');
    expect(worked).toContain('2 of 3 restores that ended were successful (66.6%); 1 failed.');
    expect(took).toContain('the longest took 1 h.');
    expect(proof).toContain('confirmed it for 0 of 2 successful restores');
  });

  test.each(['en', 'ko'] as const)('has every section, and its words, in %s', async (language) => {
    const { document } = await reportOf(archive, {}, language);
    expect(document.documentElement.lang).toBe(language);
    const headings = textsOf(document, 'h2, h3, caption, thead th, dt');
    expect(headings.length).toBeGreaterThan(60);
    const isKorean = /[가-힣]/;
    expect(headings.filter((text) => isKorean.test(text) !== (language === 'ko') && !/SHA-?256/.test(text))).toEqual(
      [],
    );
  });

  test('loads nothing and runs nothing', async () => {
    const { document, text } = page;
    expect(text).toContain(`content="default-src 'none'; style-src 'sha256-`);
    expect(textsOf(document, 'script, link, img, iframe, object, [style], [src], [href]')).toEqual([]);
  });

  test('shows times and months in the zone of the archive', async () => {
    const zoned = await place.collected({ ...quarter, zone: '+09:00' });
    const { document } = await reportOf(zoned);
    // 20:00 on 30 April is read in the zone that the archive assumes.
    expect(rowsOf(document, 'months').map(([month]) => month)).toEqual(['Apr 2026', 'May 2026', 'Jun 2026']);
    expect(rowsOf(document, 'failures')[0]).toContain('2026-05-02 00:00');
    expect(textsOf(document, '.period')[0]).toContain('2026-04-01 00:00 to 2026-07-01 00:00 (+09:00)');
  });

  test('counts months without a restore too', async () => {
    expect(rowsOf(page.document, 'months')).toEqual([
      ['Apr 2026', '1', '0', '0', '100%'],
      ['May 2026', '1', '1', '2', '50%'],
      ['Jun 2026', '0', '0', '0', '–'],
    ]);
  });

  test('gives no duration to a restore whose end comes before its start', async () => {
    const { document } = page;
    expect(rowsOf(document, 'durations')[0]?.[2]).toBe('1');
    expect(rowsOf(document, 'findings').flat()).toContain('End is before the start; no duration');
  });

  test('shows failed restores with the row that proves them', async () => {
    const [row = []] = rowsOf(page.document, 'failures');
    expect(row.slice(1, 4)).toEqual(['=1+1', 'FAILED', '2026-05-02 00:00']);
    expect(row.at(-1)).toBe(`responses/listBackupRestoreHistories/${backup_id}/0001.json#1`);
  });

  test('shows what people confirmed', async () => {
    const annotations = [
      { id: backup_id, from: '2026-04-01', until: '2026-05-01', kind: 'drill', outcome: 'passed', validatedBy: 'Lee' },
    ] as const;
    const { document } = await reportOf(archive, { annotations });
    expect(rowsOf(document, 'annotated')[0]?.slice(2, 5)).toEqual(['Restore test', 'Data correct', 'Lee']);
    expect(textsOf(document, '.questions dd')[2]).toContain('confirmed it for 1 of 2');
    expect(textsOf(document, 'section[aria-labelledby=appendix] p').join()).toContain(
      'Annotations beside those in the archives: 1.',
    );
  });

  test('names what was left out, and the exceptions', async () => {
    const part = await place.collected({ ...quarter, ids: [backup_id] });
    const exceptions = [{ match: { name: 'db-*' }, reason: 'old', owner: 'Kim', until: '2026-12-31' }];
    const { document } = await reportOf(part, { policy: { ...policy, exceptions } });
    const rows = rowsOf(document, 'scope');
    expect(rows).toContainEqual([expect.stringContaining(`web-1${otherId}`)]);
    expect(rows.at(-1)).toEqual(['name = db-*', 'old', 'Kim', '2026-12-31']);
    expect(textsOf(document, '.status .badge')).toEqual(['Compliant']);
  });

  test('takes several archives as one', async () => {
    const parts = [
      await place.collected({ ...quarter, ids: [backup_id] }),
      await place.collected({ ...quarter, ids: [otherId] }),
    ];
    const { document } = await reportOf('', { directories: parts });
    expect(rowsOf(document, 'backups')).toEqual(rowsOf(page.document, 'backups'));
    expect(rowsOf(document, 'scope')).not.toContainEqual([`web-1${otherId}`]);
  });

  test.each([
    ['en', 'Incomplete', 'not read', 'The service does not know the id', /the service lists: 2/],
    ['ko', '자료 불완전', '조회 못 함', '서비스에 없는 ID입니다', /목록에는 2개/],
  ] as const)(
    'is never called compliant where the archive is incomplete (%s)',
    async (language, word, notRead, reason, listed) => {
      const incomplete = await place.collected({ ...quarter, ids: [otherId, 'f'.repeat(32)] });
      const { document } = await reportOf(incomplete, { policy: undefined }, language);
      expect(textsOf(document, '.status .badge')).toEqual([word]);
      const row = [expect.stringContaining('f'.repeat(32)), word, notRead, notRead, '–', '–', '–', notRead];
      expect(rowsOf(document, 'backups')[0]).toEqual(row);
      expect(textsOf(document, '.questions dd')[0]).toMatch(/: \d\.$|\d개입니다\.$/);
      expect(rowsOf(document, 'scope')[0]?.[1]).toContain(reason);
      expect(textsOf(document, 'section[aria-labelledby=scope] p')[0]).toMatch(listed);
    },
  );

  test('names the checksum of each archive, and how to compare it', async () => {
    const sum = createHash('sha256')
      .update(await readFile(join(archive, 'SHA256SUMS')))
      .digest('hex');
    const appendix = textsOf(page.document, 'section[aria-labelledby=appendix]').join();
    expect(appendix).toContain(sum);
    expect(appendix).toContain('sha256sum -c SHA256SUMS');
    expect(appendix).toContain('scp-backup evidence verify DIR');
  });

  test('shows durations by the limit that applies, and how many took longer', async () => {
    const rules = [{ match: { name: 'web-*' }, longestRun: '1h 30m' }];
    const { document } = await reportOf(archive, { policy: { ...policy, rules } });
    expect(rowsOf(document, 'durations')).toEqual([
      ['Limit 30 min', expect.any(String), '1', '1 h', '1 h', '1 h', '1'],
    ]);
    expect(textsOf(document, '.questions dd')[1]).toContain('(recovery time objective, RTO): 1.');
  });

  test('shows the longest time without a success of each backup, with its limit', async () => {
    const facts = [
      [expect.stringContaining(`web-1${otherId}`), '2026-04-01 00:00', '2026-07-01 00:00', '91 d', '10 d', 'yes'],
      [expect.stringContaining(`db-1${backup_id}`), '2026-05-05 00:00', '2026-07-01 00:00', '57 d', '10 d', 'yes'],
    ];
    expect(rowsOf(page.document, 'gaps')).toEqual(expect.arrayContaining(facts));
  });

  test('a restore that took exactly the limit is within it', async () => {
    const { document } = await reportOf(archive, { policy: { version: 1, default: { longestRun: '1h' } } });
    expect(rowsOf(document, 'durations')[0]?.at(-1)).toBe('0');
  });

  test('counts a confirmation of a successful restore alone', async () => {
    const annotations = [
      { id: backup_id, started: '2026-05-02T00:00:00', outcome: 'passed', validatedBy: 'Lee' },
    ] as const;
    const { document } = await reportOf(archive, { annotations });
    expect(textsOf(document, '.questions dd')[2]).toContain('confirmed it for 0 of 2');
  });

  test('has lines to sign', async () => {
    expect(rowsOf(page.document, 'sign').map(([role]) => role)).toEqual(['Prepared by', 'Reviewed by', 'Approved by']);
  });

  test('judges nothing without a policy', async () => {
    const { document } = await reportOf(archive, { policy: undefined });
    expect(new Set(textsOf(document, '.badge'))).toEqual(new Set(['Not judged']));
    expect(textsOf(document, '.tiles dt')).not.toContain('Compliant');
  });
});
