import { describe, expect, test } from 'vitest';
import { type Ended, runCli } from './run-cli.ts';
import { backup_id, body, documented, keys, pages, type Respond, row, serve, words } from './servers.ts';

async function list(respond: Respond, ...flags: readonly string[]): Promise<Ended> {
  return runCli([...words, backup_id, ...flags], { ...keys, SCP_BASE_URL: await serve(respond) });
}

describe('a list', () => {
  test('is a table', async () => {
    const { code, stdout, stderr } = await list(pages(1));
    expect([code, stderr]).toEqual([0, '']);
    const [header = '', line = ''] = stdout.split('\n');
    expect(header).toMatch(/^BACKUP_ID +BACKUP_START_TIME .* SCHEDULE_NAME +DURATION$/);
    expect(line).toContain(' server-0 ');
    expect(line.indexOf('COMPLETED')).toBe(header.indexOf('RESTORE_STATE'));
  });

  test.each([
    ['json', `[\n${JSON.stringify(row(0))}\n]\n`],
    ['ndjson', `${JSON.stringify(row(0))}\n`],
  ])('is %s with the fields that the service sent', async (format, expected) => {
    expect((await list(pages(1), '-o', format)).stdout).toBe(expected);
  });

  test('has the rows of all pages', async () => {
    const { code, stdout, stderr } = await list(pages(125, 20), '-o', 'ndjson');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n')).toHaveLength(125);
  });

  test.each([
    ['--limit=30', 30],
    ['--page=1', 20],
    ['--page=1 --size=50', 50],
    ['--page=1 --limit=3', 3],
    ['--size=50', 125],
  ])('with %s has %i rows', async (flags, expected) => {
    const { code, stdout } = await list(pages(125), '-o', 'ndjson', ...flags.split(' '));
    expect([code, stdout.trim().split('\n').length]).toEqual([0, expected]);
  });

  test.each(['-o=json', '--output=json --page=0'])('with %s is an array in the order of a walk', async (flags) => {
    const sorts: (string | null)[] = [];
    const { stdout } = await list(
      (request, response, number) => {
        sorts.push(new URL(request.url ?? '', 'http://x').searchParams.get('sort'));
        pages(3)(request, response, number);
      },
      ...flags.replace('-o=', '-o ').split(' '),
    );
    expect(JSON.parse(stdout)).toEqual([0, 1, 2].map(row));
    expect(sorts).toEqual(['created_at:asc']);
  });

  test.each([
    ['json', '[\n{"restore_server_name":"server-0"}\n]\n'],
    ['ndjson', '{"restore_server_name":"server-0"}\n'],
    ['csv', 'restore_server_name\r\nserver-0\r\n'],
    ['table', 'RESTORE_SERVER_NAME\nserver-0\n'],
  ])('has the columns that are asked for as %s', async (format, expected) => {
    expect((await list(pages(1), '-o', format, '--columns', 'restore_server_name')).stdout).toBe(expected);
  });

  test.each([['--restore-state', 'FAILED'], ['--restore_state=FAILED']])(
    'takes parameters in both spellings: %s',
    async (...flags) => {
      const states: (string | null)[] = [];
      const { code, stdout, stderr } = await list(
        (request, response, number) => {
          states.push(new URL(request.url ?? '', 'http://x').searchParams.get('restore_state'));
          pages(0)(request, response, number);
        },
        '-o',
        'csv',
        '--columns=restore_state',
        ...flags,
      );
      expect([code, stdout, stderr]).toEqual([0, 'restore_state\r\n', 'scp-backup: no rows\n']);
      expect(states).toEqual(['FAILED']);
    },
  );

  test('takes the id as a flag', async () => {
    const variables = { ...keys, SCP_BASE_URL: await serve(pages(1)) };
    const { stdout } = await runCli([...words, '--backup_id', backup_id, '-o', 'json'], variables);
    expect(JSON.parse(stdout)).toEqual([row(0)]);
  });

  test('of 130,000 rows is a table', async () => {
    const respond = pages(130_000, 1e9, (number) => ({ restore_server_name: `server-${number}` }));
    const { code, stdout } = await list(respond, '-o', 'table', '--columns', 'restore_server_name');
    expect([code, stdout.trim().split('\n').length]).toEqual([0, 130_001]);
  });

  test('shows null as -, and control characters of rows as escapes', async () => {
    const odd = { ...documented, restore_server_name: '복구서버\u001b[31m', restore_server_id: null };
    const respond = body(JSON.stringify({ contents: [odd, documented], count: 2 }));
    const { stdout } = await list(respond, '--columns', 'restore_server_name,restore_server_id,restore_state');
    const [, korean = '', ascii = ''] = stdout.split('\n');
    expect(korean).toMatch(/^복구서버\\u001b\[31m +- +COMPLETED$/);
    expect(ascii.indexOf('26895cb7')).toBe(korean.indexOf('- ') + 4);
  });
});

describe('an incomplete output has the exit code 4', () => {
  const twelve: Respond = (request, response, number) => {
    const contents = number === 1 ? Array.from({ length: 12 }, (_, index) => row(index)) : [];
    body(JSON.stringify({ contents, count: 20 }))(request, response, number);
  };

  test.each<[string, readonly string[], Respond]>([
    ['a walk that ends before the count', [], twelve],
    ['an empty list that counts rows', [], body('{"contents":[],"count":20}')],
    ['a list of null that counts rows', [], body('{"contents":null,"count":20}')],
    ['one page that is shorter than its count explains', ['--page', '0'], twelve],
    ['one empty page that counts rows', ['--page', '0', '-o', 'csv'], body('{"contents":[],"count":20}')],
    [
      'a walk that is denied after its first page',
      ['--size', '20'],
      (request, response, number) =>
        number === 1 ? pages(60)(request, response, number) : body('Forbidden', 403)(request, response, number),
    ],
    [
      'rows that are deleted meanwhile',
      ['--size', '20'],
      (request, response, number) => pages(number === 1 ? 60 : 59)(request, response, number),
    ],
  ])('%s', async (_, flags, respond) => {
    const { code, stderr } = await list(respond, '-o', 'ndjson', ...flags);
    expect([code, stderr]).toEqual([4, expect.stringContaining('incomplete')]);
  });
});
