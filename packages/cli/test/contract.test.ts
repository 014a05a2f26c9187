import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCredentials, startMock } from '@scp-backup/mock';
import { operations } from '@scp-backup/openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, runCli } from './run-cli.ts';
import { backup_id, body, documented, freeAddress, serve } from './servers.ts';

const { accessKey, secretKey } = demoCredentials;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-contract-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function contract(...args: string[]): Promise<Ended> {
  const ended = await runCli(['contract', ...args], { SCP_ACCESS_KEY: accessKey, SCP_SECRET_KEY: secretKey });
  expect(ended.stdout + ended.stderr).not.toContain(secretKey);
  return ended;
}

/** Rows that differ, more than a page of them. */
const rows = Array.from({ length: 25 }, (_, index) => ({
  ...documented,
  created_at: `2024-05-17T00:23:${String(index).padStart(2, '0')}Z`,
  restore_start_time: `2024-10-28T05:52:${String(index).padStart(2, '0')}`,
  restore_state: operations.listBackupRestoreHistories.parameters.restore_state.enum[index % 3],
}));

describe('contract', () => {
  test('0 where no check failed, with a report', async () => {
    const mock = await startMock({ engine: 'handler', data: { listBackupRestoreHistories: rows } });
    const report = join(folder, 'report.xml');
    const { code, stdout, stderr } = await contract(
      '--base-url',
      mock.url,
      '--backup-id',
      backup_id,
      '--report',
      report,
      '--seed',
      '5',
    );
    await mock.close();
    expect(stdout).toMatch(/\d+ passed, 0 failed, \d+ inconclusive; \d+ calls, seed 5\n$/);
    expect([code, stderr]).toEqual([0, '']);
    expect(await readFile(report, 'utf8')).toMatch(/<testsuite name="Contract tests documented seed 5"/);
  });

  test('1 where everything fails', async () => {
    const { code, stdout } = await contract('--base-url', await serve(body('no', 500)), '--backup-id', backup_id);
    expect(code).toBe(1);
    expect(stdout).toContain('failed: no request, however bad, makes the service fail (');
  });

  test('3 where the address cannot be reached', async () => {
    const { code, stderr } = await contract('--base-url', await freeAddress(), '--backup-id', 'x');
    expect([code, stderr]).toEqual([3, expect.stringMatching(/cannot be reached/)]);
  });

  test.each<[readonly string[], RegExp]>([
    [[], /--backup-id.* is missing/],
    [['--backup-id', 'x', '--profile', 'strict'], /--profile must be one of documented, observed, live/],
    [['--backup-id', 'x', '--report', 'report.html'], /\.json, \.xml, \.md/],
    [['--backup-id', 'x', '--seed', 'y'], /--seed must be a whole number/],
    [['--backup-id', 'x', '--base-url', 'nowhere'], /nowhere/],
  ])('2 for %j', async (args, message) => {
    const { code, stderr } = await contract('--base-url', await freeAddress(), ...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('a report', () => {
  test('is not written where the service cannot be reached, and an older one stays', async () => {
    const file = join(folder, 'older.json');
    await writeFile(file, 'older');
    await contract('--base-url', await freeAddress(), '--backup-id', backup_id, '--report', file);
    expect(await readFile(file, 'utf8')).toBe('older');
    expect((await readdir(folder)).filter((name) => name.startsWith('older'))).toEqual(['older.json']);
  });

  test('to a folder that does not exist is rejected before anything is sent', async () => {
    let requests = 0;
    const url = await serve((_, response) => {
      requests += 1;
      response.end();
    });
    const args = ['--base-url', url, '--backup-id', backup_id, '--report', join(folder, 'none/report.json')];
    expect([(await contract(...args)).code, requests]).toEqual([5, 0]);
  });
});
