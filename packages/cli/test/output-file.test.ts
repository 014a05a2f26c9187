import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Ended, runCli } from './run-cli.ts';
import { backup_id, body, documented, keys, pages, type Respond, serve, words } from './servers.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-output-file-'));
  file = join(folder, 'rows.csv');
});

afterEach(() => rm(folder, { recursive: true }));

async function list(path: string, respond: Respond = pages(1)): Promise<Ended> {
  const flags = ['-o=csv', '--columns', 'STATE', '--output-file', path];
  return runCli([...words, backup_id, ...flags], { ...keys, SCP_BASE_URL: await serve(respond) });
}

const rows = `restore_state\r\n${documented.restore_state}\r\n`;

test('a file has the whole output, and stdout nothing', async () => {
  expect(await list(file)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await readFile(file, 'utf8')).toBe(rows);
  expect(await readdir(folder)).toEqual(['rows.csv']);
});

test('an older file stays where the list is incomplete', async () => {
  await writeFile(file, 'older');
  expect((await list(file, body('{"contents":[1],"count":1}'))).code).toBe(1);
  expect(await readFile(file, 'utf8')).toBe('older');
  expect(await readdir(folder)).toEqual(['rows.csv']);
});

test('the file that a link names is replaced, with its permissions, and not the link', async () => {
  const link = join(folder, 'link.csv');
  await writeFile(file, 'older', { mode: 0o600 });
  await symlink('rows.csv', link);
  expect((await list(link)).code).toBe(0);
  expect([await readlink(link), await readFile(file, 'utf8')]).toEqual(['rows.csv', rows]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a pipe is written to, and stays a pipe', async () => {
  execFileSync('mkfifo', [file]);
  const [read] = await Promise.all([readFile(file, 'utf8'), list(file)]);
  expect([read, (await stat(file)).isFIFO()]).toEqual([rows, true]);
});

test.each(['none/rows.csv', '.'])('%s has the exit code 5 before anything is sent', async (path) => {
  let requests = 0;
  const { code, stderr } = await list(join(folder, path), (_, response) => {
    requests += 1;
    response.end();
  });
  expect([code, requests]).toEqual([5, 0]);
  expect(stderr).toContain('the output could not be written');
});
