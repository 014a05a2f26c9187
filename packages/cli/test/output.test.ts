import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examples } from '@scp-backup/openapi/examples';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin, ended, runCli } from './run-cli.ts';
import { backup_id, body, documented, keys, pages, serve, words } from './servers.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-output-'));
});

afterAll(() => rm(folder, { recursive: true }));

interface Piped {
  /** Those of all parts of the pipe. */
  readonly codes: readonly number[];
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of bash in which `scp-backup` is ours. */
async function bash(line: string, url: string): Promise<Piped> {
  const script = `set -o pipefail; scp-backup() { "${process.execPath}" "${bin}" "$@"; }; ${line}; echo "codes \${PIPESTATUS[*]}" >&2`;
  const NODE_OPTIONS = '--unhandled-rejections=strict';
  const env = { PATH: process.env.PATH, HOME: folder, LANG: 'en_US.UTF-8', ...keys, SCP_BASE_URL: url, NODE_OPTIONS };
  const { stdout, stderr } = await ended(spawn('bash', ['-c', script], { cwd: folder, env }));
  const codes = stderr.match(/codes ([\d ]+)\n$/)?.[1] ?? '';
  return { stdout, stderr, codes: codes.split(' ').map(Number) };
}

const list = [...words, backup_id].join(' ');

/** Runs the command on a terminal; what it prints there is the standard output. */
function onTerminal(command: string, url: string): Promise<Piped> {
  return bash(`script -qec "'${process.execPath}' '${bin}' ${command}" /dev/null`, url);
}

describe.concurrent('a reader that leaves', () => {
  test('ends a list with 141', async () => {
    const { codes, stdout } = await bash(
      `scp-backup ${list} -o ndjson --size 500 | head -1`,
      await serve(pages(50_000)),
    );
    expect(codes).toEqual([141, 0]);
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  test.each(['| true', '2> >(true)'])('does not turn failed checks into a success: %s', async (reader) => {
    const url = await serve((request) => request.destroy());
    const { codes } = await bash(`scp-backup contract --backup-id ${backup_id} ${reader}`, url);
    expect(codes[0]).not.toBe(0);
  });
});

test.concurrent('an output that cannot be written has the exit code 5 and says so', async () => {
  const { codes, stderr } = await bash(`scp-backup ${list} -o csv > /dev/full`, await serve(pages(5)));
  expect(codes).toEqual([5]);
  expect(stderr).toContain('the output could not be written');
});

describe.concurrent('a terminal', () => {
  test('sees how many rows of how many arrived, and why it waits', async () => {
    const url = await serve((request, response, number) => {
      if (number === 2) response.writeHead(503, { 'Retry-After': '1' }).end();
      else pages(30)(request, response, number);
    });
    const { stdout } = await onTerminal(`${list} --size 20 -o csv --columns restore_state`, url);
    expect(stdout).toMatch(/20 \/ 30 rows\r[\s\S]*503: trying again in 1 s, as the service asks\r/);
  });

  test.each(['--quiet', '--debug'])('sees no progress with %s', async (flag) => {
    const { stdout } = await onTerminal(`${list} ${flag} -o csv`, await serve(pages(30)));
    expect(stdout).not.toContain(' / 30 rows');
  });
});

test.concurrent.each(['table', 'json', 'ndjson', 'csv'])(
  '%s shows no raw control characters of rows',
  async (format) => {
    const hostile = '\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202e\u2028';
    const contents = [{ ...documented, restore_server_name: hostile }];
    const url = await serve(body(JSON.stringify({ contents, count: 1 })));
    const { stdout } = await onTerminal(`${list} -o ${format} --columns restore_server_name`, url);
    expect(stdout).toContain('pwned');
    expect(stdout.replaceAll(/[\r\n]/g, '')).not.toMatch(/[\p{Cc}\u202e\u2028]/u);
  },
);

test('a message shows no raw control characters of a response', async () => {
  const hostile = '\u001b]0;pwned\u0007\u009b31m\u202e\r\nFAKE';
  const url = await serve(body(JSON.stringify({ errors: [{ code: hostile, request_id: hostile }] }), 400));
  const { code, stderr } = await runCli([...words, backup_id], { ...keys, SCP_BASE_URL: url });
  expect([code, stderr]).toEqual([1, expect.stringContaining('pwned')]);
  expect(stderr.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
});

test('a rejection of the gateway is shown with its name and message', async () => {
  const rejection = examples.listBackupRestoreHistories.responses['401'].notEntitled;
  const url = await serve(body(JSON.stringify(rejection), 401));
  const { code, stderr } = await runCli([...words, backup_id], { ...keys, SCP_BASE_URL: url });
  expect([code, stderr]).toEqual([1, expect.stringContaining(`${rejection.name}: ${rejection.message}`)]);
});
