import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../bin/scp-backup.cjs', import.meta.url));
const { backup_id } = examples.listBackupRestoreHistories.parameters;
const words = operations.listBackupRestoreHistories.command.join(' ');
const [documented] = examples.listBackupRestoreHistories.responses['200'].documented.contents;

const servers: Server[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-output-'));
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true });
});

type Respond = (request: IncomingMessage, response: ServerResponse, number: number) => void;

/** The address of a service that responds as the test says. */
async function serve(respond: Respond): Promise<string> {
  let number = 0;
  const server = createServer((request, response) => {
    number += 1;
    respond(request, response, number);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function row(number: number): object {
  return { ...documented, restore_server_name: `server-${number}` };
}

/** Pages of a right service with this many rows. */
function pages(total: number, most = 1e9): Respond {
  return (request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const size = Math.min(Number(query.get('size') ?? 20), most);
    const start = Number(query.get('page') ?? 0) * size;
    const length = Math.max(0, Math.min(size, total - start));
    const contents = Array.from({ length }, (_, index) => row(start + index));
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ contents, count: total }));
  };
}

const body =
  (text: string, status = 200, headers = {}): Respond =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(text);
  };

interface Ended {
  readonly codes: readonly number[];
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of bash in which `scp-backup` is ours; the exit codes are those of all its pipe's parts. */
async function bash(line: string, url: string): Promise<Ended> {
  const script = `set -o pipefail; scp-backup() { "${process.execPath}" "${bin}" "$@"; }; ${line}; echo "codes \${PIPESTATUS[*]}" >&2`;
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    LANG: 'en_US.UTF-8',
    SCP_ACCESS_KEY: 'test-key',
    SCP_SECRET_KEY: 'test-secret',
    SCP_BASE_URL: url,
    NODE_OPTIONS: '--unhandled-rejections=strict',
  };
  const child: ChildProcess = spawn('bash', ['-c', script], { cwd: folder, env });
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output.stderr += chunk;
  });
  await new Promise((resolve) => child.on('close', resolve));
  const codes = output.stderr.match(/codes ([\d ]+)\n$/)?.[1] ?? '';
  return { ...output, codes: codes.split(' ').map(Number) };
}

const list = `scp-backup ${words} ${backup_id}`;

describe('a list', () => {
  test('has the rows of all pages', async () => {
    const { codes, stdout, stderr } = await bash(`${list} -o ndjson`, await serve(pages(125, 20)));
    expect(codes).toEqual([0]);
    expect(stdout.trim().split('\n')).toHaveLength(125);
    expect(stderr).toMatch(/^codes/);
  });

  test.each([
    ['--limit 30', 30],
    ['--page 1', 20],
    ['--page 1 --size 50', 50],
    ['--page 1 --limit 3', 3],
    ['--size 50', 125],
  ])('with %s has %i rows', async (flags, expected) => {
    const { codes, stdout } = await bash(`${list} -o ndjson ${flags}`, await serve(pages(125)));
    expect(codes).toEqual([0]);
    expect(stdout.trim().split('\n')).toHaveLength(expected);
  });

  test.each(['-o json', '-o json --page 0'])('with %s is an array of rows in the order of a walk', async (flags) => {
    const sorts: (string | null)[] = [];
    const url = await serve((request, response, number) => {
      sorts.push(new URL(request.url ?? '', 'http://x').searchParams.get('sort'));
      pages(3)(request, response, number);
    });
    const { stdout } = await bash(`${list} ${flags}`, url);
    expect(JSON.parse(stdout)).toEqual([0, 1, 2].map(row));
    expect(sorts).toEqual(['created_at:asc']);
  });

  test.each([
    ['json', '[\n{"restore_server_name":"server-0"}\n]\n'],
    ['ndjson', '{"restore_server_name":"server-0"}\n'],
    ['csv', 'restore_server_name\r\nserver-0\r\n'],
    ['table', 'RESTORE_SERVER_NAME\nserver-0\n'],
  ])('has the columns that are asked for as %s', async (format, expected) => {
    const { stdout } = await bash(`${list} -o ${format} --columns restore_server_name`, await serve(pages(1)));
    expect(stdout).toBe(expected);
  });

  test('of 130,000 rows is a table', async () => {
    const { codes, stdout } = await bash(`${list} -o table --columns restore_server_name`, await serve(pages(130_000)));
    expect(codes).toEqual([0]);
    expect(stdout.trim().split('\n')).toHaveLength(130_001);
  });
});

describe('an incomplete output has the exit code 4', () => {
  const twelve = (request: IncomingMessage, response: ServerResponse, number: number): void => {
    const contents = number === 1 ? Array.from({ length: 12 }, (_, index) => row(index)) : [];
    body(JSON.stringify({ contents, count: 20 }))(request, response, number);
  };

  test.each<[string, string, Respond]>([
    ['a walk that ends before the count', '', twelve],
    ['an empty list that counts rows', '', body('{"contents":[],"count":20}')],
    ['a list of null that counts rows', '', body('{"contents":null,"count":20}')],
    ['one page that is shorter than its count explains', '--page 0', twelve],
    ['one empty page that counts rows', '--page 0 -o csv', body('{"contents":[],"count":20}')],
    [
      'a walk that is denied after its first page',
      '--size 20',
      (request, response, number) =>
        number === 1 ? pages(60)(request, response, number) : body('Forbidden', 403)(request, response, number),
    ],
    [
      'rows that are deleted meanwhile',
      '--size 20',
      (request, response, number) => pages(number === 1 ? 60 : 59)(request, response, number),
    ],
  ])('%s', async (_, flags, respond) => {
    const { codes, stderr } = await bash(`${list} -o ndjson ${flags}`, await serve(respond));
    expect(codes).toEqual([4]);
    expect(stderr).toContain('incomplete');
  });
});

describe('a response that is not a page is a failure', () => {
  test.each<[string, Respond]>([
    ['206', body('{"contents":[],"count":0}', 206)],
    ['204', body('', 204)],
    ['errors in a success', body('{"contents":[],"count":0,"errors":[{"code":"X"}]}')],
    ['rows that are not objects', body('{"contents":[1,"a",true],"count":3}')],
    ['rows of null', body('{"contents":[null,null],"count":2}')],
    ['text that claims to be compressed', body('{"contents":[],"count":0}', 200, { 'Content-Encoding': 'gzip' })],
    ['a page of HTML', body('<html>')],
  ])('%s', async (_, respond) => {
    const { codes, stdout, stderr } = await bash(`${list} -o ndjson`, await serve(respond));
    expect(codes).toEqual([1]);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^scp-backup: /);
  });
});

describe('a reader that leaves', () => {
  test('ends a list with 141', async () => {
    const { codes, stdout } = await bash(`${list} -o ndjson --size 500 | head -1`, await serve(pages(50_000)));
    expect(codes).toEqual([141, 0]);
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  test.each(['| true', '2> >(true)'])('does not turn failed checks into a success: %s', async (reader) => {
    const url = await serve((request) => request.destroy());
    const { codes } = await bash(`scp-backup contract --backup-id ${backup_id} ${reader}`, url);
    expect(codes[0]).not.toBe(0);
  });
});

test('an output that cannot be written has the exit code 5 and says so', async () => {
  const { codes, stderr } = await bash(`${list} -o csv > /dev/full`, await serve(pages(5)));
  expect(codes).toEqual([5]);
  expect(stderr).toContain('the output could not be written');
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends a command, and leaves no part of a file', async (signal) => {
  let child: ChildProcess | undefined;
  const url = await serve((_, response) => {
    response.writeHead(200).write('{"contents":[');
    child?.kill(signal);
  });
  const env = { PATH: process.env.PATH, HOME: folder, SCP_ACCESS_KEY: 'k', SCP_SECRET_KEY: 's', SCP_BASE_URL: url };
  const args = [bin, ...words.split(' '), backup_id, '-o', 'csv', '--output-file', join(folder, 'rows.csv')];
  child = spawn(process.execPath, args, { env });
  expect(await once(child, 'close')).toEqual([null, signal]);
  expect(await readdir(folder)).toEqual([]);
});

describe('a terminal', () => {
  const onTerminal = (command: string, url: string) =>
    bash(`script -qec "'${process.execPath}' '${bin}' ${command}" /dev/null`, url);

  test('sees how many rows of how many arrived, and why it waits', async () => {
    const url = await serve((request, response, number) => {
      if (number === 2) response.writeHead(503, { 'Retry-After': '1' }).end();
      else pages(30)(request, response, number);
    });
    const { stdout } = await onTerminal(`${words} ${backup_id} --size 20 -o csv --columns restore_state`, url);
    expect(stdout).toMatch(/20 \/ 30 rows\r[\s\S]*503: trying again in 1 s, as the service asks\r/);
  });

  test.each(['--quiet', '--debug'])('sees no progress with %s', async (flag) => {
    const { stdout } = await onTerminal(`${words} ${backup_id} ${flag} -o csv`, await serve(pages(30)));
    expect(stdout).not.toContain(' / 30 rows');
  });
});

describe('a report', () => {
  test('is not written where the run fails, and an older one stays', async () => {
    await writeFile(join(folder, 'report.json'), 'older');
    const url = await serve((request) => request.destroy());
    await bash(`scp-backup contract --backup-id ${backup_id} --report report.json`, url);
    expect(await readdir(folder)).toEqual(['report.json']);
    expect(await readFile(join(folder, 'report.json'), 'utf8')).not.toBe('');
  });

  test('to a folder that does not exist is rejected before the run', async () => {
    let requests = 0;
    const url = await serve((_, response) => {
      requests += 1;
      response.end();
    });
    const { codes } = await bash(`scp-backup contract --backup-id ${backup_id} --report none/report.json`, url);
    expect(codes).toEqual([2]);
    expect(requests).toBe(0);
  });
});

test.each(['table', 'json', 'ndjson', 'csv'])('%s shows no raw control characters of rows', async (format) => {
  const hostile = '\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202e\u2028';
  const contents = [{ ...documented, restore_server_name: hostile }];
  const url = await serve(body(JSON.stringify({ contents, count: 1 })));
  const line = `script -qec "'${process.execPath}' '${bin}' ${words} ${backup_id} -o ${format} --columns restore_server_name" /dev/null`;
  const { stdout } = await bash(line, url);
  expect(stdout).toContain('pwned');
  expect(stdout.replaceAll(/[\r\n]/g, '')).not.toMatch(/[\p{Cc}\u202e\u2028]/u);
});

test('a message shows no raw control characters of a response', async () => {
  const hostile = '\u001b]0;pwned\u0007\u009b31m\u202e\r\nFAKE';
  const url = await serve(body(JSON.stringify({ errors: [{ code: hostile, request_id: hostile }] }), 400));
  const { codes, stderr } = await bash(list, url);
  expect(codes).toEqual([1]);
  expect(stderr).toContain('pwned');
  expect(stderr.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
});
