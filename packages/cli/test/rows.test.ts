import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import stringWidth from 'string-width';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Ended, runCli } from './run-cli.ts';
import { backup_id, body, documented, keys, serve, words } from './servers.ts';

let url: string;
let contents: readonly object[];
let queries: URLSearchParams[];

beforeAll(async () => {
  url = await serve((request, response, number) => {
    queries.push(new URL(request.url ?? '', 'http://x').searchParams);
    body(JSON.stringify({ contents, count: contents.length }))(request, response, number);
  });
});

beforeEach(() => {
  contents = [documented];
  queries = [];
});

function list(flags: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return runCli([...words, backup_id, ...flags], { ...keys, SCP_BASE_URL: url, ...variables });
}

const lines = ({ stdout }: Ended) => stdout.trimEnd().split('\n');

describe('a table for a terminal', () => {
  test.each(['60', '80', '100', '200'])('fits %s columns', async (COLUMNS) => {
    contents = ['server', '복구서버'.repeat(12), '복구서버'.repeat(12).normalize('NFD'), '🚀'.repeat(40)].map(
      (name) => ({
        ...documented,
        restore_server_name: name,
      }),
    );
    const shown = lines(await list([], { COLUMNS }));
    expect(shown).toHaveLength(5);
    expect(shown.filter((line) => stringWidth(line) > Number(COLUMNS))).toEqual([]);
  });

  test('has state, server, start, duration and schedule, aligned', async () => {
    contents = ['server', '복구서버', '복구서버'.normalize('NFD'), '🚀', '👨‍👩‍👧'].map((name) => ({
      ...documented,
      restore_server_name: name,
    }));
    const [heading = '', ...rows] = lines(await list([], { COLUMNS: '80' }));
    expect(heading.split(/ {2,}/)).toEqual(['STATE', 'SERVER_NAME', 'START_TIME', 'DURATION', 'SCHEDULE_NAME']);
    const start = heading.indexOf('START_TIME');
    const time = documented.restore_start_time;
    expect(rows.map((row) => stringWidth(row.slice(0, row.indexOf(time))))).toEqual(Array(5).fill(start));
  });

  test('shortens ids, and keeps those that other commands take', async () => {
    contents = [documented, documented];
    const [, row = ''] = lines(
      await list(['--columns', 'created_by,state,schedule_name,created_at'], { COLUMNS: '80' }),
    );
    expect(row).toMatch(new RegExp(`^${documented.created_by.slice(0, 8)}… `));
    contents = [examples.listBackups.responses['200'].oneBackup.contents[0]];
    const variables = { ...keys, SCP_BASE_URL: url, COLUMNS: '60' };
    const { stdout } = await runCli(operations.listBackups.command, variables);
    expect(stdout).toContain(examples.listBackups.responses['200'].oneBackup.contents[0].id);
  });

  test('has all fields with --wide', async () => {
    const [heading = '', row = ''] = lines(await list(['--wide'], { COLUMNS: '80' }));
    expect(heading).toMatch(/^BACKUP_ID .* DURATION$/);
    expect(row).toContain(documented.created_by);
  });

  test('has columns by the names that the headings show', async () => {
    const { stdout } = await list(['--columns', 'state,start_time', '-o', 'csv']);
    expect(stdout).toMatch(/^restore_state,restore_start_time\r\n/);
  });
});

describe('the duration', () => {
  beforeEach(() => {
    contents = [
      { ...documented, restore_start_time: '2026-10-01T00:00:00', restore_end_time: '2026-10-02T01:02:03' },
      { ...documented, restore_end_time: null },
    ];
  });

  test.each([
    ['table', 'DURATION\n25:02:03\n-\n'],
    ['csv', 'duration\r\n90123\r\n\r\n'],
    ['ndjson', '{"duration":90123}\n{"duration":null}\n'],
  ])('is a column of %s', async (format, expected) => {
    expect((await list(['--columns', 'duration', '-o', format])).stdout).toBe(expected);
  });

  test('is not added to rows of JSON', async () => {
    expect(JSON.parse((await list(['-o', 'json'])).stdout)).toEqual(contents);
  });
});

describe('a period', () => {
  const asked = () => [queries[0]?.get('start_time'), queries[0]?.get('end_time')];

  test.each([
    [['--since', '2026-10-01', '--until', '2026-10-31'], '2026-10-01T00:00:00Z', '2026-10-31T23:59:59.999Z'],
    [
      ['--since', '2026-10-01', '--until', '2026-10-31', '--time-zone', 'Asia/Seoul'],
      '2026-09-30T15:00:00Z',
      '2026-10-31T14:59:59.999Z',
    ],
    [
      ['--start-time', '2026-03-29 03:30', '--end-time', '2026-10-25T12:00', '--time-zone', 'Europe/Berlin'],
      '2026-03-29T01:30:00Z',
      '2026-10-25T11:00:00Z',
    ],
    [['--since', '2026-10-01T09:00:00+09:00'], '2026-10-01T00:00:00Z', null],
  ])('of %j is sent as UTC', async (flags, from, until) => {
    expect((await list(flags)).code).toBe(0);
    expect(asked()).toEqual([from, until]);
  });

  test.each([
    ['30d', 30 * 24],
    ['2w', 14 * 24],
    ['12h', 12],
  ])('since %s is an age', async (age, hours) => {
    const before = Date.now();
    await list(['--since', age]);
    const from = Date.parse(asked()[0] ?? '') + hours * 3_600_000;
    expect([from >= before, from <= Date.now()]).toEqual([true, true]);
  });

  test('of the last month has its first and its last moment', async () => {
    await list(['--last-month', '--time-zone', '+09:00']);
    const [from = '', until = ''] = asked();
    const local = (text: string | null) => new Date(Date.parse(text ?? '') + 9 * 3_600_000).toISOString();
    expect(local(from)).toMatch(/-01T00:00:00\.000Z$/);
    const next = new Date(Date.parse(local(until)) + 1);
    expect([next.getUTCDate(), next.toISOString().slice(10)]).toEqual([1, 'T00:00:00.000Z']);
    expect(next.getUTCMonth()).toBe(new Date(Date.now() + 9 * 3_600_000).getUTCMonth());
  });

  test('without a zone is UTC, which is said once', async () => {
    const { stderr } = await list(['--since', '2026-10-01', '--until', '2026-10-02T12:00']);
    expect(stderr).toBe('scp-backup: times without a zone: UTC assumed\n');
    expect((await list(['--since', '2026-10-01', '--quiet'])).stderr).toBe('');
  });

  test.each([
    [['--since', 'yesterday'], '--since must be a date'],
    [['--since', '2026-13-01'], '--since must be a date'],
    [['--until', '2026-10-01T25:00'], '--until must be a date'],
    [['--since', '2026-10-02', '--until', '2026-10-01'], 'the period ends before it begins'],
    [['--last-month', '--since', '30d'], 'use --last-month or --since, not both'],
    [['--since', '30d', '--start-time', '2026-10-01'], 'use --since or --start-time, not both'],
    [['--time-zone', 'Seoul'], '--time-zone must be a zone such as Asia/Seoul'],
  ])('%j is a mistake', async (flags, message) => {
    const { code, stderr } = await list(flags);
    expect([code, queries.length]).toEqual([2, 0]);
    expect(stderr).toContain(message);
  });
});

test('times are written in the zone that is asked for, in every format', async () => {
  contents = [{ ...documented, restore_start_time: '2026-10-01T20:00:00', created_at: '2026-01-01T00:00:00.5Z' }];
  const flags = ['--time-zone', 'Asia/Seoul', '--columns', 'restore_start_time,created_at,schedule_name'];
  const { stdout, stderr } = await list([...flags, '-o', 'ndjson']);
  expect(JSON.parse(stdout)).toMatchObject({
    restore_start_time: '2026-10-02T05:00:00+09:00',
    created_at: '2026-01-01T09:00:00.500+09:00',
  });
  expect(stderr).toBe('scp-backup: times without a zone: UTC assumed\n');
  expect((await list([...flags, '-o', 'csv'])).stdout).toContain('\r\n2026-10-02T05:00:00+09:00,');
});

describe('CSV for spreadsheets', () => {
  test('begins with a byte order mark where that is asked for', async () => {
    expect((await list(['-o', 'csv', '--bom', '--columns', 'state'])).stdout).toBe(
      `\uFEFFrestore_state\r\n${documented.restore_state}\r\n`,
    );
    expect(await list(['--bom'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--bom needs -o csv') });
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['＝1+1', "'＝1+1"],
    ['＠SUM(1)', "'＠SUM(1)"],
    ['a\n=1+1', `"a\n'=1+1"`],
    ['a\r＋1', `"a\r'＋1"`],
    ['\t=1', "'\t=1"],
    ['복구서버', '복구서버'],
  ])('guards %j', async (name, expected) => {
    contents = [{ ...documented, restore_server_name: name }];
    const { stdout } = await list(['-o', 'csv', '--columns', 'server_name']);
    expect(stdout).toBe(`restore_server_name\r\n${expected}\r\n`);
  });
});

test('a single object is a table of its fields', async () => {
  const object = JSON.stringify({ id: backup_id, name: 'backup-001', server_name: 'a\u001b[31m' });
  const variables = { ...keys, SCP_BASE_URL: await serve(body(object)) };
  const show = (...flags: string[]) => runCli([...operations.showBackup.command, backup_id, ...flags], variables);
  expect((await show()).stdout).toBe(
    `FIELD        VALUE\nid           ${backup_id}\nname         backup-001\nserver_name  a\\u001b[31m\n`,
  );
  expect((await show('-o', 'csv', '--columns', 'name')).stdout).toBe('name\r\nbackup-001\r\n');
});

test('an array in place of a single object is a failure', async () => {
  const variables = { ...keys, SCP_BASE_URL: await serve(body('[{"id":"x"}]')) };
  const { code, stdout } = await runCli([...operations.showBackup.command, backup_id], variables);
  expect([code, stdout]).toEqual([1, '']);
});
