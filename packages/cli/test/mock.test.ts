import type { ChildProcess } from 'node:child_process';
import { demoCredentials } from '@scp-backup/mock';
import { afterEach, expect, test } from 'vitest';
import { type Ended, runCli, startCli } from './run-cli.ts';
import { backup_id, documented, words } from './servers.ts';

const keys = { SCP_ACCESS_KEY: demoCredentials.accessKey, SCP_SECRET_KEY: demoCredentials.secretKey };

let child: ChildProcess;

afterEach(() => {
  child.kill('SIGKILL');
});

/** What the mock printed, as soon as it matches. */
function mock(args: readonly string[], expected: RegExp): Promise<string> {
  child = startCli(['mock', '--port', '0', ...args]);
  let stdout = '';
  return new Promise((resolve) => {
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
      if (expected.test(stdout)) resolve(stdout);
    });
  });
}

const urlIn = (stdout: string): string => stdout.match(/^mock listening on (http:\/\/127\.0\.0\.1:\d+)$/m)?.[1] ?? '';

function list(stdout: string, ...flags: readonly string[]): Promise<Ended> {
  return runCli([...words, backup_id, '-o', 'json', ...flags], { ...keys, SCP_BASE_URL: urlIn(stdout) });
}

test('the mock prints where it is and its keys, each on a line, and ends at a signal', async () => {
  const stdout = await mock([], /engine: /);
  const { SCP_ACCESS_KEY, SCP_SECRET_KEY } = keys;
  expect(stdout.split('\n').slice(1, 3)).toEqual([
    `SCP_ACCESS_KEY=${SCP_ACCESS_KEY}`,
    `SCP_SECRET_KEY=${SCP_SECRET_KEY}`,
  ]);
  const { code, stdout: page } = await list(stdout);
  expect([code, JSON.parse(page)]).toEqual([0, [documented]]);
  child.kill('SIGTERM');
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
});

test('the mock says that its port is taken', async () => {
  const { port } = new URL(urlIn(await mock(['--engine', 'handler'], /listening/)));
  const { code, stderr } = await runCli(['mock', '--engine', 'handler', '--port', port]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(`--port ${port}: the port is taken`)]);
});

test('the mock responds with generated rows, in the fidelity that is asked for', async () => {
  const stdout = await mock(['--engine', 'handler', '--rows', '30', '--fidelity', 'observed'], /listening/);
  const { code, stdout: page } = await list(stdout);
  expect([code, JSON.parse(page).length]).toEqual([0, 30]);
  expect((await fetch(`${urlIn(stdout)}/v1/backups/x/restore-histories`)).status).toBe(404);
});

test('the mock prints the ids of the backups whose rows it generates, up to the given moment', async () => {
  const args = ['--engine', 'handler', '--backups', '5', '--now', '2026-10-01T00:00:00Z'];
  const stdout = await mock(args, /(^[0-9a-f]{32}\n){5}/m);
  const ids = stdout.match(/^[0-9a-f]{32}$/gm);
  expect(new Set(ids).size).toBe(5);
  expect(ids).toContain(backup_id);
  const { stdout: rows } = await list(stdout, '--sort', 'restore_start_time:desc', '--limit', '1');
  expect(JSON.parse(rows)[0].restore_start_time).toMatch(/^2026-09-30T/);
});
