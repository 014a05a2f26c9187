import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoCredentials, type RunningMock, startMock } from '@scp-backup/mock';
import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { texts } from '@scp-backup/openapi/texts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../bin/scp-backup.cjs', import.meta.url));
const { backup_id } = examples.listBackupRestoreHistories.parameters;
const words = operations.listBackupRestoreHistories.command;
const seed = examples.listBackupRestoreHistories.responses['200'].documented;

let mock: RunningMock;
let home: string;

beforeAll(async () => {
  mock = await startMock();
  home = await mkdtemp(join(tmpdir(), 'scp-backup-cli-'));
});

afterAll(async () => {
  await mock.close();
  await rm(home, { recursive: true });
});

type Variables = Record<string, string>;

function start(args: readonly string[], variables: Variables): ChildProcess {
  const env = { PATH: process.env.PATH, HOME: home, USERPROFILE: home, LANG: 'en_US.UTF-8', ...variables };
  return spawn(process.execPath, [bin, ...args], { env });
}

async function run(args: readonly string[], variables: Variables = connection()) {
  const child = start(args, variables);
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect(output.stdout + output.stderr).not.toContain(demoCredentials.secretKey);
  return { code, ...output };
}

function connection(): Variables {
  const { accessKey, secretKey } = demoCredentials;
  return { SCP_ACCESS_KEY: accessKey, SCP_SECRET_KEY: secretKey, SCP_BASE_URL: mock.url };
}

const list = (...flags: string[]) => run([...words, backup_id, ...flags]);

describe('a list command', () => {
  test('prints a table', async () => {
    const { code, stdout, stderr } = await list();
    expect([code, stderr]).toEqual([0, '']);
    const [header = '', line = ''] = stdout.split('\n');
    expect(header).toMatch(/^BACKUP_ID +BACKUP_START_TIME .* SCHEDULE_NAME +DURATION$/);
    expect(line).toContain(` ${seed.contents[0].restore_server_name} `);
    expect(line.indexOf('COMPLETED')).toBe(header.indexOf('RESTORE_STATE'));
  });

  test('prints rows as JSON, NDJSON and CSV', async () => {
    expect(JSON.parse((await list('-o', 'json')).stdout)).toEqual(seed.contents);
    expect(JSON.parse((await list('--output=ndjson')).stdout)).toEqual(seed.contents[0]);
    expect((await list('-o', 'csv', '--columns', 'restore_state,schedule_name')).stdout).toBe(
      'restore_state,schedule_name\r\nCOMPLETED,INCREMENTAL_DAILY_15:00:00-chg4By\r\n',
    );
  });

  test('takes parameters in both spellings, and the id as a flag', async () => {
    for (const flags of [['--restore-state', 'FAILED'], ['--restore_state=FAILED']]) {
      const { code, stdout, stderr } = await list(...flags, '-o', 'csv', '--columns', 'restore_state');
      expect([code, stdout, stderr]).toEqual([0, 'restore_state\r\n', 'scp-backup: no rows\n']);
    }
    expect(JSON.parse((await run([...words, '--backup_id', backup_id, '-o', 'json'])).stdout)).toEqual(seed.contents);
    expect(JSON.parse((await list('--page', '1', '--size', '5', '-o', 'json')).stdout)).toEqual([]);
  });

  test('aligns wide characters, shows null as -, and writes control characters as escapes', async () => {
    const [row] = seed.contents;
    const odd = { ...row, restore_server_name: '복구서버\u001b[31m', restore_server_id: null };
    const other = await startMock({ data: { listBackupRestoreHistories: [odd, row] } });
    const columns = ['--columns', 'restore_server_name,restore_server_id,restore_state'];
    const { stdout } = await run([...words, backup_id, ...columns], { ...connection(), SCP_BASE_URL: other.url });
    await other.close();
    expect(stdout).not.toContain('\u001b');
    const [, korean = '', ascii = ''] = stdout.split('\n');
    expect(korean).toMatch(/^복구서버\\u001b\[31m +- +COMPLETED$/);
    expect(ascii.indexOf('26895cb7')).toBe(korean.indexOf('- ') + 4);
  });

  test('guards spreadsheets against formulas', async () => {
    const [row] = seed.contents;
    const other = await startMock({
      data: { listBackupRestoreHistories: [{ ...row, restore_server_name: '=1+1,"x"' }] },
    });
    const { stdout } = await run([...words, backup_id, '-o', 'csv', '--columns', 'restore_server_name'], {
      ...connection(),
      SCP_BASE_URL: other.url,
    });
    await other.close();
    expect(stdout).toBe('restore_server_name\r\n"\'=1+1,""x"""\r\n');
  });
});

describe('exit codes', () => {
  test('1 when the service says no', async () => {
    const { code, stdout, stderr } = await run([...words, 'f'.repeat(32)]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/404[\s\S]*was not found[\s\S]*request id: req-/);
    expect((await run([...words, backup_id], { ...connection(), SCP_SECRET_KEY: 'other' })).code).toBe(1);
  });

  const wrong: readonly [string, string[], RegExp][] = [
    ['no command', [], /scp-backup: the backup service/],
    ['an unknown command', ['restore-histories', 'lst'], /did you mean restore-histories list\?/],
    [
      'an unknown flag',
      [...words, backup_id, '--restore-stat', 'x'],
      /no flag --restore-stat; did you mean --restore-state\?/,
    ],
    ['a missing id', [...words], /<backup_id> is missing/],
    ['an extra argument', [...words, backup_id, 'more'], /too many arguments/],
    ['an unknown format', [...words, backup_id, '-o', 'xml'], /table, json, ndjson, csv/],
    ['an unknown column', [...words, backup_id, '--columns', 'nope'], /no field nope/],
    ['a value that is refused', [...words, backup_id, '--size', '0'], /--size must be a whole number from 1/],
    [
      'a time that does not exist',
      [...words, backup_id, '--start-time', '2024-02-30'],
      /--start-time must be a date such as/,
    ],
    ['a port that is none', ['mock', '--port', 'x'], /--port must be/],
    ['an engine that is none', ['mock', '--engine', 'x'], /--engine must be one of prism, handler/],
    ['rows that are no number', ['mock', '--rows', '1e3'], /--rows must be/],
    ['a data file that is not there', ['mock', '--data', 'none.json', '--port', '0'], /none\.json cannot be read/],
    ['data and rows', ['mock', '--data', 'a.json', '--rows', '1'], /not both/],
    ['an address that is none', ['mock', '--engine', 'handler', '--public-url', 'x'], /--public-url must be an http/],
    ['half a key pair', ['mock', '--access-key', 'a'], /go together/],
    ['a sign command without URL', ['sign', 'GET'], /<URL> is missing; usage: scp-backup sign/],
  ];

  test.each(wrong)('2 for %s', async (_, args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('2 without credentials or place, naming where they can be set', async () => {
    expect(await run([...words, backup_id], {})).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/SCP_ACCESS_KEY.*~\/.scpconf.*--access-key/),
    });
    const keys = { SCP_ACCESS_KEY: 'a', SCP_SECRET_KEY: 's' };
    expect(await run([...words, backup_id], keys)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/SCP_REGION/),
    });
    expect(await run([...words, backup_id], { SCP_ACCESS_KEY: 'a' })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/not the secret key/),
    });
    expect(await run([...words, backup_id], { ...keys, SCP_REGION: 'kr-south1', SCP_ENV: 'e' })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/region must be one of/),
    });
  });

  test('3 when nobody answers', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { code, stderr } = await run([...words, backup_id], {
      ...connection(),
      SCP_BASE_URL: `http://127.0.0.1:${port}`,
    });
    expect([code, stderr]).toEqual([3, expect.stringContaining('connection refused')]);
  });
});

describe('settings', () => {
  test('come from flags, then SCP_*, then SCP_TF_*, then the vendor’s files', async () => {
    const signedBy = async (args: string[], env: Variables) =>
      (await run(['sign', 'GET', 'http://127.0.0.1/', '--timestamp', '1', ...args], env)).stdout.match(
        /Scp-Accesskey: (.*)/,
      )?.[1];
    await mkdir(join(home, '.scp'));
    await writeFile(join(home, '.scp/cli-config.json'), JSON.stringify({ access_key: 'cli', access_secret_key: 's' }));
    expect(await signedBy([], {})).toBe('cli');
    await mkdir(join(home, '.scpconf'));
    await writeFile(
      join(home, '.scpconf/credentials.json'),
      JSON.stringify({ 'access-key': 'conf', 'secret-key': 's' }),
    );
    expect(await signedBy([], {})).toBe('conf');
    const terraform = { SCP_TF_ACCESS_KEY: 'tf', SCP_TF_SECRET_KEY: 's' };
    expect(await signedBy([], terraform)).toBe('tf');
    const scp = { ...terraform, SCP_ACCESS_KEY: 'scp', SCP_SECRET_KEY: 's' };
    expect(await signedBy([], scp)).toBe('scp');
    expect(await signedBy(['--access-key', 'flag', '--secret-key', 's'], scp)).toBe('flag');
    await rm(join(home, '.scp'), { recursive: true });
    await rm(join(home, '.scpconf'), { recursive: true });
  });
});

describe('sign', () => {
  test('gives the signatures of the vectors, and with --explain the string to sign', async () => {
    const file = new URL('../../../spec/vectors/signing.json', import.meta.url);
    const { cases } = JSON.parse(await readFile(file, 'utf8'));
    for (const one of cases.slice(0, 5)) {
      const env = { SCP_ACCESS_KEY: one.accessKey, SCP_SECRET_KEY: one.secretKey };
      const args = ['sign', one.method, one.url, '--timestamp', one.timestamp];
      expect((await run(args, env)).stdout.split('\n')).toContain(`Scp-Signature: ${one.signature}`);
      const explained = (await run([...args, '--explain'], env)).stdout;
      expect(explained.split('\n')[0]).toBe(one.stringToSign);
      expect(explained).not.toContain(one.signature);
      expect(explained).not.toContain(one.secretKey);
    }
  });

  test.each(['0001605290625682', '0', '-1', '1.5', 'now'])('refuses the timestamp %s', async (timestamp) => {
    const env = { SCP_ACCESS_KEY: 'key', SCP_SECRET_KEY: 'secret' };
    const { code, stdout, stderr } = await run(['sign', 'GET', 'http://h/', `--timestamp=${timestamp}`], env);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--timestamp must be milliseconds since 1970 in decimal digits without leading zeros');
  });

  test('names the source of a key that was read with its line end', async () => {
    const env = { SCP_ACCESS_KEY: 'key', SCP_SECRET_KEY: 'secret-of-a-file\n' };
    const { code, stdout, stderr } = await run(['sign', 'GET', 'http://h/'], env);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/SCP_ACCESS_KEY, SCP_SECRET_KEY: the secret key must not begin or end with white space/);
    expect(stderr).not.toContain('secret-of-a-file');
  });
});

describe('help and version', () => {
  test('go to stdout', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`${words.join(' ')} <backup_id>`),
    });
    const { stdout } = await run([...words, '--help']);
    expect(stdout).toMatch(/--restore-state <string> [\s\S]*COMPLETED \| FAILED \| INPROGRESS/);
    expect(stdout).toMatch(/--size <integer> [^-]*default 20/);
    expect((await run(['help', ...words])).stdout).toBe(stdout);
  });

  test('speak Korean to those who do', async () => {
    const { summary } = texts.ko.listBackupRestoreHistories;
    expect((await run([...words, '--help', '--language', 'ko'])).stdout).toContain(summary);
    expect((await run([...words, '--help'], { LANG: 'ko_KR.UTF-8' })).stdout).toContain(summary);
  });
});

describe('mock', () => {
  test('answers with rows that are made, by the engine and the fidelity that are asked for', async () => {
    const child = start(['mock', '--port', '0', '--engine', 'handler', '--rows', '30', '--fidelity', 'observed'], {});
    const url = await new Promise<string>((resolve) => {
      let stdout = '';
      child.stdout?.on('data', (chunk) => {
        stdout += chunk;
        const [, found] = stdout.match(/listening on (\S+)\n.*\nSCP_SECRET_KEY=.*\n/) ?? [];
        if (found) resolve(found);
      });
    });
    const keys = { SCP_ACCESS_KEY: demoCredentials.accessKey, SCP_SECRET_KEY: demoCredentials.secretKey };
    const { code, stdout: page } = await run([...words, backup_id, '-o', 'json'], { ...keys, SCP_BASE_URL: url });
    expect([code, JSON.parse(page).length]).toEqual([0, 30]);
    expect((await fetch(`${url}/v1/backups/x/restore-histories`)).status).toBe(404);
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });

  test('prints the ids of the backups whose rows it generates, up to the given moment', async () => {
    const args = ['mock', '--port', '0', '--engine', 'handler', '--backups', '5', '--now', '2026-10-01T00:00:00Z'];
    const child = start(args, {});
    let stdout = '';
    const ids = await new Promise<string[]>((resolve) => {
      child.stdout?.on('data', (chunk) => {
        stdout += chunk;
        const found = stdout.match(/^[0-9a-f]{32}$/gm) ?? [];
        if (found.length === 5) resolve(found);
      });
    });
    expect(new Set(ids).size).toBe(5);
    expect(ids).toContain(backup_id);
    const [, url = ''] = stdout.match(/listening on (\S+)/) ?? [];
    const env = { SCP_ACCESS_KEY: demoCredentials.accessKey, SCP_SECRET_KEY: demoCredentials.secretKey };
    const sorted = [...words, backup_id, '-o', 'json', '--sort', 'restore_start_time:desc', '--limit', '1'];
    const { stdout: rows } = await run(sorted, { ...env, SCP_BASE_URL: url });
    expect(JSON.parse(rows)[0].restore_start_time).toMatch(/^2026-09-30T/);
    child.kill('SIGTERM');
    await new Promise((resolve) => child.on('close', resolve));
  });

  test('prints where it is and its keys, each on a line, and ends at a signal', async () => {
    const child = start(['mock', '--port', '0'], {});
    let stdout = '';
    const lines = new Promise<string[]>((resolve) => {
      child.stdout?.on('data', (chunk) => {
        stdout += chunk;
        if (stdout.split('\n').length > 3) resolve(stdout.split('\n'));
      });
    });
    const [listening = '', accessKey = '', secretKey = ''] = await lines;
    const url = listening.match(/^mock listening on (http:\/\/127\.0\.0\.1:\d+)$/)?.[1] ?? '';
    const env = Object.fromEntries([accessKey, secretKey].map((line) => line.split('=') as [string, string]));
    expect(Object.keys(env)).toEqual(['SCP_ACCESS_KEY', 'SCP_SECRET_KEY']);
    const { code, stdout: page } = await run([...words, backup_id, '-o', 'json'], { ...env, SCP_BASE_URL: url });
    expect([code, JSON.parse(page)]).toEqual([0, seed.contents]);
    const taken = await run(['mock', '--port', new URL(url).port], {});
    expect(taken).toMatchObject({ code: 2, stderr: expect.stringContaining('--port') });
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
});
