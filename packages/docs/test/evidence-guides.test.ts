import { spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance, type Json } from '@duckdb/node-api';
import { type RunningMock, startMock } from '@scp-backup/mock';
import { type OperationExamples, type OperationTable, operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { settingTexts } from '../build/evidence-schemas.ts';
import { codeBlocks, root } from './markdown.ts';

/** The pages are run as a reader follows them: block by block, in one folder, against one mock. */
const [run] = examples.listBackupRestoreHistories.responses['200'].documented.contents;
const [backup] = examples.listBackups.responses['200'].oneBackup.contents;
const documented: string = examples.listBackupRestoreHistories.parameters.backup_id;
const ids = [documented, 'b'.repeat(32), 'c'.repeat(32), 'd'.repeat(32)];
const hour = 3_600_000;
const examplesOf: Readonly<Record<string, OperationExamples>> = examples;

let folder: string;
const mocks: RunningMock[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-evidence-guides-'));
});

afterAll(async () => {
  await Promise.all(mocks.map((mock) => mock.close()));
  await rm(folder, { recursive: true });
});

/** Restores of an hour at given moments, without a zone, one of them failed. */
function restoresAt(starts: readonly number[], id: string): readonly object[] {
  const text = (moment: number) => new Date(moment).toISOString().slice(0, 19);
  return starts.map((start, index) => ({
    ...run,
    backup_id: id,
    restore_start_time: text(start),
    restore_end_time: text(start + hour),
    restore_state: index === 1 ? 'FAILED' : 'COMPLETED',
  }));
}

/** What the mock knows of other histories that the document has: runs of the documented id alone, at given moments. */
function otherRunsAt(starts: readonly number[]): object {
  const text = (moment: number) => new Date(moment).toISOString();
  const table: OperationTable = operations;
  const all = Object.values(table);
  const lists = all.flatMap(({ item }) => (item && !table[item.list]?.list?.parent ? [[item.list, []]] : []));
  const runs = all.flatMap(({ id, run, list }) => {
    if (!run || !list?.parent) return [];
    const of = String(examplesOf[id]?.parameters[list.parent.parameter]);
    const runAt = (start: number) => ({
      [run.started]: text(start),
      [run.ended]: text(start + hour),
      [run.state]: run.succeeded[0],
    });
    return [[id, { [of]: starts.map((start) => ({ ...runAt(start), [run.of]: of })) }]];
  });
  return Object.fromEntries([...lists, ...runs]);
}

/** A mock whose backups were restored at given moments, but for one that never was. */
async function mockOf(starts: readonly number[]): Promise<RunningMock> {
  const names = ['db-1', 'web-1', 'web-2', 'old-1'];
  const mock = await startMock({
    engine: 'handler',
    data: {
      ...otherRunsAt(starts),
      listBackups: ids.map((id, index) => ({ ...backup, id, name: names[index] })),
      listBackupRestoreHistories: Object.fromEntries(
        ids.map((id, index) => [id, names[index] === 'old-1' ? [] : restoresAt(starts, id)]),
      ),
    } as never,
  });
  mocks.push(mock);
  return mock;
}

/** A policy with a gap, and the exception of the guide. */
const policyOf = (gap: string): string => `version: 1
default: { longestGap: ${gap} }
exceptions: [{ match: { name: old-1 }, reason: Is being replaced, owner: Kim, until: 2999-12-31 }]
`;

const quarter = ['2026-07-04', '2026-07-20', '2026-08-08', '2026-09-12'].map((date) => Date.parse(`${date}T02:00:00Z`));

/** A page in a folder of its own. */
class Walkthrough {
  readonly folder: string;
  readonly mock: RunningMock;

  constructor(folder: string, mock: RunningMock) {
    this.folder = folder;
    this.mock = mock;
  }

  static async start(name: string, starts: readonly number[]): Promise<Walkthrough> {
    const own = join(folder, name);
    await mkdir(own);
    const walkthrough = new Walkthrough(own, await mockOf(starts));
    for (const page of [name, 'evidence']) await walkthrough.writeFiles(page);
    return walkthrough;
  }

  /** Writes the files that a page shows: the first line of each names it. */
  async writeFiles(page: string): Promise<void> {
    for (const block of await codeBlocks(pathOf(page), 'yaml')) {
      const [, name = ''] = /^# (\S+)$/m.exec(block) ?? [];
      const path = join(this.folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, block, { flag: 'wx' }).catch(() => undefined);
    }
  }

  async run(script: string): Promise<{ readonly code: number; readonly output: string }> {
    const { accessKey, secretKey } = this.mock.credentials;
    const env = {
      PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
      HOME: this.folder,
      LANG: 'en_US.UTF-8',
      ...{ SCP_BASE_URL: this.mock.url, SCP_ACCESS_KEY: accessKey, SCP_SECRET_KEY: secretKey },
    };
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: this.folder, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)));
    return { code, output };
  }

  /** Runs scripts in order; each must end with 0. */
  async runAll(scripts: readonly string[]): Promise<void> {
    for (const script of scripts) {
      const { code, output } = await this.run(script);
      expect({ script, code, output: code === 0 ? '' : output }).toEqual({ script, code: 0, output: '' });
    }
  }

  read(name: string): Promise<string> {
    return readFile(join(this.folder, name), 'utf8');
  }
}

const pathOf = (page: string): string => `packages/docs/content/en/${page}.md`;

test('a quarter is collected, annotated, judged, reported and signed as the guide says', async () => {
  const page = await Walkthrough.start('evidence', quarter);
  await page.runAll(await codeBlocks(pathOf('evidence'), 'sh'));
  expect(await page.read('evidence-2026-q3.html')).toContain('Lee Jiwon');
  const [, forged = ''] = (await codeBlocks(pathOf('evidence'), 'sh')).slice(-2);
  await writeFile(join(page.folder, 'evidence-2026-q3/SHA256SUMS'), 'other');
  expect((await page.run(forged)).code).not.toBe(0);
});

describe('the jobs', async () => {
  const blocks = await codeBlocks(pathOf('evidence-automation'), 'yaml');
  const [workflow, gitlab, alerts] = blocks.map((block) => parse(block));
  const starts = [80, 60, 40, 20].map((days) => Date.now() - days * 24 * hour);
  const isInstall = (script: string) => script.startsWith('npm install');

  test('of GitHub Actions and GitLab do what they say', async () => {
    const steps: readonly { readonly run?: string }[] = workflow.jobs.check.steps;
    const scripts = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
    const github = await Walkthrough.start('evidence-automation', starts);
    await writeFile(join(github.folder, 'policy.yaml'), policyOf('60d'));
    await github.runAll(scripts.filter((script) => !isInstall(script)));
    expect(await github.read('report.html')).toContain('<html');
    for (const name of ['evidence', 'evidence.xml']) await rm(join(github.folder, name), { recursive: true });
    const commands: readonly string[] = gitlab.evidence.script;
    await github.runAll(commands.filter((script) => !isInstall(script)));
    expect(await github.read('evidence.xml')).toContain('failures="0"');
  });

  test('of cron write metrics, and call for help where the policy is violated', async () => {
    const page = new Walkthrough(await mkdtemp(join(folder, 'cron-')), await mockOf(starts));
    await writeFile(join(page.folder, 'policy.yaml'), policyOf('60d'));
    await page.runAll(await codeBlocks(pathOf('evidence-automation'), 'sh'));
    await expect(access(join(page.folder, 'alerts.log'))).rejects.toMatchObject({ code: 'ENOENT' });
    const metrics = await page.read('metrics/scp-backup-evidence.prom');
    const rules: readonly { readonly expr: string }[] = alerts.groups[0].rules;
    const named = rules.flatMap(({ expr }) => expr.match(/scp_\w+/g) ?? []);
    expect(named.filter((name) => !metrics.includes(`\n${name}`))).toEqual([]);
    await writeFile(join(page.folder, 'policy.yaml'), policyOf('1d'));
    await page.runAll(['./nightly.sh']);
    expect(await page.read('alerts.log')).toBe('evidence: the check ended with 1\n');
  });
});

describe('many machines', () => {
  let page: Walkthrough;

  beforeAll(async () => {
    page = await Walkthrough.start('evidence-sql', quarter);
    await writeFile(join(page.folder, 'policy.yaml'), policyOf('45d'));
    await page.runAll(await codeBlocks(pathOf('evidence-sql'), 'sh'));
  });

  test('each collect a part of the backups', async () => {
    const parts = [await page.read('ids-1'), await page.read('ids-2')];
    expect(parts.join('').trim().split('\n').sort()).toEqual([...ids].sort());
    expect(parts.every(Boolean)).toBe(true);
  });

  test('answer the questions of the report in DuckDB, with the numbers of the report', async () => {
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    await connection.run(`set file_search_path = '${page.folder}'`);
    const answers: Record<string, Json>[][] = [];
    for (const sql of await codeBlocks(pathOf('evidence-sql'), 'sql')) {
      answers.push((await connection.runAndReadAll(sql)).getRowObjectsJson());
    }
    connection.closeSync();
    instance.closeSync();
    const [months, late, slow, durations, failures] = answers;
    expect(months).toMatchObject([
      { month: '2026-07', succeeded: '3', failed: '3', success_rate: 0.5 },
      { month: '2026-08', succeeded: '3', failed: '0', success_rate: 1 },
      { month: '2026-09', succeeded: '3', failed: '0', success_rate: 1 },
    ]);
    expect(late).toEqual([{ id: ids[3], name: 'old-1', latest_success: null }]);
    expect(slow).toHaveLength(9);
    expect(slow?.[0]).toMatchObject({ minutes: 60 });
    expect(durations).toMatchObject([{ longest: 3600 }]);
    expect(failures).toHaveLength(12);
  });
});

test('every setting of the schemas has its Korean text, and no other has', async () => {
  const korean = JSON.parse(await readFile(new URL('../content/ko/evidence-schemas.json', import.meta.url), 'utf8'));
  expect(Object.keys(korean).sort()).toEqual(Object.keys(settingTexts()).sort());
  expect(Object.values({ ...settingTexts(), ...korean }).filter((text) => text === '')).toEqual([]);
});
