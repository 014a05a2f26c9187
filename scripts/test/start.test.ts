import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { examples } from '@scp-backup/openapi/examples';
import { freePort, type Running, start } from '@scp-backup/tooling/processes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../release/manifests.ts';

const server = createServer();
let taken: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  taken = String((server.address() as AddressInfo).port);
});

afterAll(() => {
  server.close();
});

function npmStart(...args: string[]): Running {
  return start(process.execPath, [join(root, 'scripts/start.mjs'), ...args], root);
}

test('one call prints the documented row and the addresses, and ends', async () => {
  const { ended, output } = npmStart('--once', '--mock-port', '0', '--docs-port', '0');
  expect(await ended).toBe(0);
  const [row] = examples.listBackupRestoreHistories.responses['200'].documented.contents;
  expect(output()).toContain(row.restore_server_name);
  expect(output()).toMatch(/Mock\s+http:\/\/127\.0\.0\.1:\d+/);
  expect(output()).toMatch(/Evidence\s+http:\/\/127\.0\.0\.1:\d+\/report\/en\.html/);
});

test('without --once it serves mock, documentation and a report of evidence until it is interrupted', async () => {
  const running = npmStart('--mock-port', '0', '--docs-port', '0');
  const [, docs] = await running.until(/Documentation\s+(\S+)\/en\//);
  await running.until(/Ctrl-C ends it/);
  const pages = ['/en/', '/ko/', '/en/reference/', '/ko/reference/', '/report/en.html', '/report/ko.html'];
  const statuses = await Promise.all(pages.map(async (page) => (await fetch(`${docs}${page}`)).status));
  expect(statuses).toEqual(pages.map(() => 200));
  running.child.kill('SIGINT');
  expect(await running.ended).toBe(0);
});

test.each([
  ['--mock-port', '--docs-port'],
  ['--docs-port', '--mock-port'],
])('a taken %s is reported with the flag that changes it', async (flag, other) => {
  const { ended, output } = npmStart('--once', flag, taken, other, String(await freePort()));
  expect(await ended).toBe(1);
  expect(output()).toContain(`Port ${taken} is taken. Choose another one: npm start -- ${flag}`);
});

test('an unknown option is refused with the usage', async () => {
  const { ended, output } = npmStart('--one');
  expect(await ended).toBe(2);
  expect(output()).toContain('--mock-port <port>');
});
