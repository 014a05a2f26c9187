import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, runCli } from './run-cli.ts';
import { backup_id, body, freeAddress, keys, pages, serve, words } from './servers.ts';

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'scp-backup-korean-'));
});

afterAll(() => rm(cwd, { recursive: true }));

const inKorean = (args: readonly string[], url: string): Promise<Ended> =>
  runCli(args, { ...keys, SCP_BASE_URL: url, LANG: 'ko_KR.UTF-8' }, { cwd });

const list = [...words, backup_id];
const contract = ['contract', '--backup-id', backup_id];

/** Every line has a Korean word. */
const korean = /^(.*[가-힣].*\n)+$/;

test.each([
  [[...list, '--sort', 'nonsense']],
  [[...list, '--size', '0']],
  [[...list, '--columns', 'nope']],
  [[...list, '--output-file', '/nowhere/rows.csv']],
  [[...list, '--base-url', 'nowhere']],
  [[...contract, '--report', '/nowhere/report.md']],
  [[...contract, '--report', 'report.html']],
  [['evidence', 'verify', '/nowhere']],
  [['evidence', 'check', '/nowhere', '--policy', '/nowhere/policy.yaml']],
  [['evidence', 'report', '/nowhere', '--out', '/nowhere/report.html']],
  [['evidence', 'collect', '--since', '2026-10-01', '--out', 'x', '--backups', '/nowhere.txt']],
  [['evidence', 'collect', '--since', 'monday', '--out', 'x', '--all-backups']],
  [['mock', '--data', '/nowhere.json']],
  [['mock', '--engine', 'handler', '--host', '192.0.2.1', '--port', '0']],
  [['sign', 'GET', 'nowhere']],
])('the message about %j is in Korean', async (args) => {
  const { code, stderr } = await inKorean(args, await serve(pages(1)));
  expect([code === 2 || code === 5, stderr]).toEqual([true, expect.stringMatching(korean)]);
});

test('a contract run that reaches nobody says so in Korean', async () => {
  const { code, stderr } = await inKorean(contract, await freeAddress());
  expect([code, stderr]).toEqual([3, expect.stringMatching(/서비스에 연결할 수 없습니다: 연결 거부/)]);
});

test('a history that is denied has a line in Korean', async () => {
  const url = await serve(body('{"errors":[{"code":"NotFound"}]}', 404));
  const args = ['evidence', 'collect', '--since', '2026-10-01', '--out', 'denied', '--backup-id', backup_id];
  const { code, stderr } = await inKorean(args, url);
  expect([code, stderr]).toEqual([4, expect.stringContaining('찾을 수 없습니다 (404)')]);
});
