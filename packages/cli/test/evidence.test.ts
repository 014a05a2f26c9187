import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningMock, startMock } from '@scp-backup/mock';
import { type Operation, operations, operationsIn, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, runCli } from './run-cli.ts';

const { backup_id } = examples.listBackupRestoreHistories.parameters;

/** The mock generates as many runs, and ids that have some, for each history of the document. */
const all = Object.values<Operation>(operationsIn(operations, service.apiVersion)).filter(({ run }) => run);
const histories = all.length;
const ofBackups = all.filter(({ list }) => list?.parent?.parameter === 'backup_id').length;

let folder: string;
let mock: RunningMock;
let archive: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-cli-evidence-'));
  mock = await startMock({ engine: 'handler', generate: { rows: 40, parents: 4 } });
  archive = join(folder, 'whole');
  await evidence('collect', '--all-backups', '--since', '2020-01-01', '--out', archive);
});

afterEach(() => mock.reset());

afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

function evidenceFrom(input: string, args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const { accessKey, secretKey } = mock.credentials;
  const connection = { SCP_ACCESS_KEY: accessKey, SCP_SECRET_KEY: secretKey, SCP_BASE_URL: mock.url, ...variables };
  return runCli(['evidence', ...args], connection, { input, cwd: folder });
}

const evidence = (...args: readonly string[]) => evidenceFrom('', args);

async function policyOf(text: string): Promise<string> {
  const path = join(folder, 'policy.yaml');
  await writeFile(path, `version: 1\n${text}`);
  return path;
}

describe('evidence collect', () => {
  test('collects the ids of a list from the standard input, and reports what it did', async () => {
    const args = ['--backups', '-', '--since', '2020-01-01', '--out', 'listed'];
    const { code, stdout } = await evidenceFrom(`\n${backup_id}\r\n`, ['collect', ...args]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        `^listed: histories: ${ofBackups}, requests: \\d+, rows: ${10 * ofBackups}, in the period: ${10 * ofBackups}\ncomplete\n$`,
      ),
    });
  });

  test('takes several ids; one that fails does not stop the others, and makes the code 4', async () => {
    const ids = ['--backup-id', 'f'.repeat(32), '--backup_id', backup_id];
    const { code, stdout, stderr } = await evidence('collect', ...ids, '--since', '2020-01-01', '--out', 'partly');
    expect(code).toBe(4);
    expect(stdout).toContain(`incomplete: 1 of ${ofBackups + 1} histories`);
    expect(stderr).toMatch(/incomplete: f{32}: .*404/);
  });

  test.each([
    [['--since', '2020-01-01', '--all-backups'], '--out is missing'],
    [['--since', '2020-01-01', '--out', 'x'], 'needs one of'],
    [['--since', '2020-01-01', '--out', 'x', '--all-backups', '--backup-id', 'a'], 'needs one of'],
    [['--since', 'monday', '--out', 'x', '--all-backups'], 'since must be'],
    [['--since', '2020-01-01', '--out', 'x', '--backups', 'missing.txt'], 'missing.txt'],
    [['--since', '2020-01-01', '--out', '.', '--all-backups'], 'not empty'],
  ])('ends with 2 for %j', async (args, message) => {
    const { code, stderr } = await evidence('collect', ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });
});

test.each([
  ['collect', ['--all-backups', '--since', '2020-01-01']],
  ['export', ['ARCHIVE']],
  ['report', ['ARCHIVE']],
])('evidence %s ends with 5 where its folder cannot be written', async (command, args) => {
  const out = join(archive, 'run.json', 'folder');
  const given = args.map((one) => one.replace('ARCHIVE', archive));
  const { code, stderr } = await evidence(command, ...given, '--out', out);
  expect({ code, stderr }).toEqual({ code: 5, stderr: expect.stringContaining('ENOTDIR') });
});

describe('evidence verify', () => {
  test('ends with 0 for an archive that is as it was', async () => {
    const { code, stdout } = await evidence('verify', archive);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(`^unchanged: \\d+ files, ${40 * histories} rows`),
    });
  });

  test('ends with 1 and names the file that was changed', async () => {
    await evidence('collect', '--backup-id', backup_id, '--since', '2020-01-01', '--out', 'changed');
    await writeFile(join(folder, 'changed/run.json'), '{}');
    const { code, stdout } = await evidence('verify', 'changed');
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('changed run.json') });
  });

  test('ends with 2 for a folder that does not exist', async () => {
    expect(await evidence('verify', 'nowhere')).toMatchObject({ code: 2 });
  });
});

describe('evidence check', () => {
  test('ends with 0 where the policy is fulfilled', async () => {
    const { code, stdout } = await evidence('check', archive, '--policy', await policyOf(''));
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(`^COMPLIANT: ${4 * histories} histories`),
    });
  });

  test('ends with 1 and the findings where it is not', async () => {
    const policy = await policyOf('default: { longestGap: 90d }\n');
    const { code, stdout } = await evidence('check', archive, '--policy', policy, '--now', '2030-01-01');
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('violation gapTooLong') });
  });

  test('ends with 2 for a mistake in the policy, with its line', async () => {
    const { code, stderr } = await evidence('check', archive, '--policy', await policyOf('default: { rto: 4h }\n'));
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('policy.yaml:2: default has an unknown setting rto'),
    });
  });

  test('ends with 4 for an archive that is incomplete', async () => {
    mock.fault({ operation: 'listBackupRestoreHistories', status: 404 });
    await evidence('collect', '--backup-id', backup_id, '--since', '2020-01-01', '--out', 'incomplete');
    expect(await evidence('check', 'incomplete', '--policy', await policyOf(''))).toMatchObject({ code: 4 });
  });

  test('ends with 4 for an archive that was changed', async () => {
    await evidence('collect', '--backup-id', backup_id, '--since', '2020-01-01', '--out', 'damaged');
    await writeFile(join(folder, 'damaged/archive.json'), '{"complete":true}');
    const { code, stderr } = await evidence('check', 'damaged', '--policy', await policyOf(''));
    expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining('archive.json was changed') });
  });

  test('writes a format to a file', async () => {
    const args = ['--policy', await policyOf(''), '--format', 'junit', '--out', 'junit.xml'];
    expect(await evidence('check', archive, ...args)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await readFile(join(folder, 'junit.xml'), 'utf8')).toContain(
      `<testsuite name="scp-backup evidence" tests="${4 * histories + 1}"`,
    );
  });
});

describe('evidence export', () => {
  test.each(['parquet', 'ndjson'])('writes a dataset as %s, and reports what it did', async (format) => {
    const out = `dataset-${format}`;
    const { code, stdout } = await evidence('export', archive, '--format', format, '--out', out);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(`: rows: ${40 * histories}, partitions: [1-9]`),
    });
    const [month = ''] = await readdir(join(folder, out));
    expect(await readdir(join(folder, out, month))).toEqual([`part-0.${format}`]);
  });

  test('ends with 4 where rows are missing', async () => {
    mock.fault({ operation: 'listBackupRestoreHistories', status: 404 });
    await evidence('collect', '--backup-id', backup_id, '--since', '2020-01-01', '--out', 'without-rows');
    const { code, stderr } = await evidence('export', 'without-rows', '--out', 'dataset-incomplete');
    expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining('incomplete') });
  });

  test.each([
    [['ARCHIVE'], '--out is missing'],
    [['--out', 'x'], 'DIR'],
    [['ARCHIVE', '--out', 'x', '--format', 'csv'], 'parquet, ndjson'],
    [['ARCHIVE', '--out', '.'], 'not empty'],
  ])('ends with 2 for %j', async (args, message) => {
    const given = args.map((one) => one.replace('ARCHIVE', archive));
    const { code, stderr } = await evidence('export', ...given);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });
});

describe('evidence report', () => {
  test('writes a report and two CSV files, and ends with 0 whatever the verdict', async () => {
    const policy = await policyOf('default: { longestGap: 1d }\n');
    const { code, stdout } = await evidence('report', archive, '--policy', policy, '--lang', 'ko', '--out', 'r.html');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'r.html\nr.backups.csv\nr.runs.csv\n' });
    const page = await readFile(join(folder, 'r.html'), 'utf8');
    expect(page).toContain('<html lang="ko">');
    expect(page).toContain('부적합');
  });

  test('takes annotations that the archive does not hold', async () => {
    const text = `version: 1\nannotations:\n  - { id: ${backup_id}, from: 2020-01-01, until: 2030-01-01, validatedBy: Lee }\n`;
    await writeFile(join(folder, 'more.yaml'), text);
    expect(await evidence('report', archive, '--annotations', 'more.yaml', '--out', 'noted.html')).toMatchObject({
      code: 0,
    });
    expect(await readFile(join(folder, 'noted.runs.csv'), 'utf8')).toContain(',Lee,');
  });

  test('ends with 4 for an archive that is incomplete', async () => {
    mock.fault({ operation: 'listBackupRestoreHistories', status: 404 });
    await evidence('collect', '--backup-id', backup_id, '--since', '2020-01-01', '--out', 'cut');
    expect(await evidence('report', 'cut', '--out', 'cut.html')).toMatchObject({ code: 4 });
  });

  test.each([
    [['--out', 'r.html', '--annotations', 'nowhere.yaml'], '--annotations'],
    [['--out', 'r.html', '--lang', 'fr'], '--lang'],
  ])('ends with 2 for %j', async (args, message) => {
    const { code, stderr } = await evidence('report', archive, ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });
});

test('evidence annotate puts a file into the archive, which stays as it should be', async () => {
  await evidence('collect', '--backup-id', backup_id, '--since', '2020-01-01', '--out', 'annotated');
  const text = `version: 1\nannotations:\n  - { id: ${backup_id}, from: 2020-01-01, until: 2030-01-01, kind: drill }\n`;
  await writeFile(join(folder, 'annotations.yaml'), text);
  expect(await evidence('annotate', 'annotated', 'annotations.yaml')).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await evidence('verify', 'annotated')).toMatchObject({ code: 0 });
});

describe('evidence in a Korean shell', () => {
  test.each([
    [['verify', 'ARCHIVE'], 0, /^변경 없음: 파일 \d+개, 데이터셋의 행 \d+개가 응답에 있음\n$/],
    [
      ['check', 'ARCHIVE', '--policy', 'policy.yaml'],
      0,
      /^적합: 이력 \d+건\(적합 \d+, 위반 0, 예외 0, 불완전 0\)\n기간 /,
    ],
    [['verify', 'nowhere'], 2, /^scp-backup: nowhere 폴더가 없습니다\.\n$/],
    [
      ['check', 'ARCHIVE', '--policy', 'rto.yaml'],
      2,
      /^scp-backup: rto\.yaml:1: default: 알 수 없는 설정 rto\. 쓸 수 있는/,
    ],
    [
      ['collect', '--out', 'x', '--since', 'monday', '--all-backups'],
      2,
      /^scp-backup: since에는 2026-09-30 같은 날짜나/,
    ],
    [['collect', '--out', 'x', '--since', '2026-01-01'], 2, /^scp-backup: evidence collect에는 다음 중 하나가/],
    [['export', 'ARCHIVE', '--out', '.'], 2, /^scp-backup: \. 폴더가 비어 있지 않습니다\.\n$/],
  ])('speaks Korean: %j', async (args, code, text) => {
    await policyOf('');
    await writeFile(join(folder, 'rto.yaml'), 'default: { rto: 4h }\nversion: 1\n');
    const given = args.map((one) => one.replace('ARCHIVE', archive));
    const { stdout, stderr, ...ended } = await evidenceFrom('', given, { LANG: 'ko_KR.UTF-8' });
    expect({ ...ended, text: stdout + stderr }).toEqual({ code, text: expect.stringMatching(text) });
  });
});
