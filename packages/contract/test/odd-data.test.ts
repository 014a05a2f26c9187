import { type ContractOptions, type ContractReport, runContract } from '@scp-backup/contract';
import { createMockHandler } from '@scp-backup/mock/handler';
import { describe, expect, test } from 'vitest';
import { plainService, usualChoices } from './services/plain-service.ts';
import { credentials, parent, rowsOf } from './services/rows.ts';

type Row = Readonly<Record<string, unknown>>;

const base: readonly Row[] = rowsOf(parent, 45);
const [first = {}, second = {}] = base;
const names = [
  ...['서버-가', '서버-나', 'é-accent', 'e\u0301-nfd', 'ß', 'ẞ', 'İstanbul', '日本', '🙂-emoji', 'Z', 'a', 'A', 'db-2'],
  ...['db-10', 'a b', 'a+b', 'a%20b', 'a&b=c', "o'clock", '"q"', 'tab\tx', '', ' lead', 'trail ', '\u202Ertl', 'null'],
];
const each = (change: (row: Row, index: number) => Row): readonly Row[] =>
  base.map((row, index) => ({ ...row, ...change(row, index) }));

/** Lists of a right service, each with something that a reader may stumble over. */
const lists: Readonly<Record<string, readonly Row[]>> = {
  'no rows': [],
  'one row': base.slice(0, 1),
  'as many rows as a page': base.slice(0, 20),
  'one row more than a page': base.slice(0, 21),
  'rows that are all the same': each(() => first),
  'two rows that come again and again': base.map((_, index) => (index % 2 === 0 ? first : second)),
  'times that are all the same': each(() => ({
    created_at: '2024-05-17T00:00:00Z',
    modified_at: '2024-05-17T00:00:00Z',
    restore_start_time: '2024-05-17T00:00:00',
    restore_end_time: '2024-05-17T00:00:00',
  })),
  'no row with an end': each(() => ({ restore_end_time: null })),
  'states that the document does not know': each((_, index) => ({
    restore_state: ['PARTIAL_SUCCESS', 'CANCELLED', 'COMPLETED', 'x y', '상태'][index % 5],
  })),
  'one state': each(() => ({ restore_state: 'FAILED' })),
  'names in several scripts': each((_, index) => ({
    restore_server_name: names[index % names.length],
    schedule_name: names[(index * 7) % names.length],
  })),
  'times with and without a zone': each(({ restore_start_time: start }, index) => ({
    restore_start_time: `${start}${['', 'Z', '+09:00', '.123456', '.5-05:00'][index % 5]}`,
    restore_end_time: index % 3 > 0 ? `${start}+09:00` : null,
  })),
  'times a nanosecond apart': each((_, index) => ({
    restore_start_time: `2024-10-28T05:38:48.${String(index).padStart(9, '0')}`,
  })),
  'times far away': each((_, index) => ({
    restore_start_time: ['9999-12-31T23:59:59', '1970-01-01T00:00:00', '0001-01-01T00:00:00'][index % 3],
    restore_end_time: '9999-12-31T23:59:59Z',
  })),
  'hostile text': each((_, index) => ({ schedule_name: ['=1+1', '<script>', '\u001b[31m', '../../', '|'][index % 5] })),
};

/** The checks that read rows. */
const ofRows: ContractOptions['only'] = ({ operation, pointer, name }) =>
  operation === 'listBackupRestoreHistories' && /x-scp-|responses/.test(pointer + name);

function run(rows: readonly Row[], more: Partial<ContractOptions> = {}): Promise<ContractReport> {
  return runContract({
    baseUrl: 'http://service.test',
    parameters: { backup_id: parent },
    credentials,
    only: ofRows,
    fetch: createMockHandler({ credentials, data: { listBackupRestoreHistories: rows } }),
    ...more,
  });
}

function failures({ seed, checks }: ContractReport): readonly unknown[] {
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  return failed.map(({ name, failures: [found] }) => [seed, name, found?.message]);
}

describe('a right service raises no alarm', () => {
  test.each(Object.keys(lists))('with %s', async (name) => {
    expect(failures(await run(lists[name] ?? []))).toEqual([]);
  });

  test('with a list that is longer than is read, and what needs all rows is inconclusive', async () => {
    const report = await run(rowsOf(parent, 300), { maximumRows: 120 });
    expect(failures(report)).toEqual([]);
    const of = (name: string) => report.checks.find((check) => check.name === name);
    expect(of('count is the number of all rows, on each page and size')).toMatchObject({
      outcome: 'inconclusive',
      note: 'only 120 of 300 rows were read',
    });
  });

  test.each([30, 50, 100])('that gives %s rows on a page at the most', async (mostOnPage) => {
    const fetch = plainService({ ...usualChoices, mostOnPage });
    expect(failures(await run([], { fetch }))).toEqual([]);
  });
});
