import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoCredentials, startMock } from '@scp-backup/mock';
import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../bin/scp-backup.cjs', import.meta.url));
const { backup_id } = examples.listBackupRestoreHistories.parameters;
const [example] = examples.listBackupRestoreHistories.responses['200'].documented.contents;
const { accessKey, secretKey } = demoCredentials;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-contract-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function contract(...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: folder, SCP_ACCESS_KEY: accessKey, SCP_SECRET_KEY: secretKey };
  const child = spawn(process.execPath, [bin, 'contract', ...args], { env });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk) => {
      output[name] += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect(output.stdout + output.stderr).not.toContain(secretKey);
  return { code, ...output };
}

/** An address at which nothing listens. */
async function freeAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** Rows that differ, more than a page of them. */
const rows = Array.from({ length: 25 }, (_, index) => ({
  ...example,
  created_at: `2024-05-17T00:23:${String(index).padStart(2, '0')}Z`,
  restore_start_time: `2024-10-28T05:52:${String(index).padStart(2, '0')}`,
  restore_state: operations.listBackupRestoreHistories.parameters.restore_state.enum[index % 3],
}));

describe('contract', () => {
  test('0 where no check failed, with a report', async () => {
    const mock = await startMock({ data: { listBackupRestoreHistories: rows } });
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
    const server = createServer((_, response) => response.writeHead(500).end('no'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, stdout } = await contract('--base-url', `http://127.0.0.1:${port}`, '--backup-id', backup_id);
    server.close();
    server.closeAllConnections();
    expect(code).toBe(1);
    expect(stdout).toContain('failed: no request, however bad, makes the service fail (');
  });

  test('3 where the address cannot be reached', async () => {
    const { code, stderr } = await contract('--base-url', await freeAddress(), '--backup-id', 'x');
    expect([code, stderr]).toEqual([3, expect.stringMatching(/cannot be reached/)]);
  });

  test('2 where the arguments are wrong', async () => {
    const place = ['--base-url', await freeAddress()];
    const wrong: [string[], RegExp][] = [
      [place, /--backup-id.* is missing/],
      [[...place, '--backup-id', 'x', '--profile', 'strict'], /--profile must be one of documented, observed, live/],
      [[...place, '--backup-id', 'x', '--report', 'report.html'], /\.json, \.xml, \.md/],
      [[...place, '--backup-id', 'x', '--report', join(folder, 'none/report.md')], /ENOENT/],
      [[...place, '--backup-id', 'x', '--seed', 'y'], /--seed must be a whole number/],
      [['--base-url', 'nowhere', '--backup-id', 'x'], /nowhere/],
    ];
    for (const [args, message] of wrong) {
      const { code, stderr } = await contract(...args);
      expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    }
  });

  test('has help', async () => {
    const { code, stdout } = await contract('--help');
    expect([code, stdout]).toEqual([0, expect.stringContaining('--profile <name>')]);
  });
});
