import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Running, run, start } from '@scp-backup/tooling/processes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addOperations, copyOfRepository, root } from './add-operations.ts';

/**
 * The promise of the architecture: the spec gets more operations, the packages are generated and built anew, and nothing
 * else changes. `every-suite.full.ts` builds the reference of such a copy too, and runs the tests of each package there.
 */
const id = '00cd2538fbf94d12b36aabbdd607e974';

let copy: string;
let mock: Running;
let connection: Record<string, string>;

beforeAll(async () => {
  copy = await copyOfRepository();
  await addOperations(join(copy, 'spec'));
  const scripts = join(copy, 'scripts');
  await run(process.execPath, [join(scripts, 'node_modules/tsx/dist/cli.mjs'), 'generate/main.ts'], scripts);
  // Those of the second row read what those of the first one built.
  await build('openapi', 'signing');
  await build('client', 'mock', 'contract', 'evidence', 'cli');
  mock = start(
    process.execPath,
    ['packages/cli/bin/scp-backup.cjs', 'mock', '--port', '0', '--api-version', '1.1,1.2'],
    copy,
  );
  const [, url, accessKey, secretKey] = await mock.until(
    /listening on (\S+)\nSCP_ACCESS_KEY=(\S+)\nSCP_SECRET_KEY=(\S+)\n/,
  );
  connection = { SCP_BASE_URL: `${url}`, SCP_ACCESS_KEY: `${accessKey}`, SCP_SECRET_KEY: `${secretKey}` };
}, 300_000);

afterAll(async () => {
  mock?.child.kill();
  await mock?.ended;
  await rm(copy, { recursive: true, force: true });
});

async function build(...names: readonly string[]): Promise<void> {
  const folders = names.map((name) => join(copy, 'packages', name));
  const tsdown = 'node_modules/tsdown/dist/run.mjs';
  await Promise.all(folders.map((folder) => run(process.execPath, [join(folder, tsdown)], folder)));
}

/** Runs the command of the copy, in this process. */
async function call(...args: string[]): Promise<string> {
  const { runCli } = await import(join(copy, 'packages/cli/test/run-cli.ts'));
  const { code, stdout, stderr } = await runCli(args, connection, { cwd: copy });
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
}

async function rows(...args: string[]): Promise<Record<string, unknown>[]> {
  return JSON.parse(await call(...args, '-o', 'json'));
}

const namesOf = async (...flags: string[]) =>
  (await rows('restore-targets', 'list', id, ...flags)).map(({ name }) => name);

describe('an operation that stands in the spec alone', () => {
  test.each([
    ['page', ['--page-number', '2'], ['beta']],
    ['enum', ['--region', 'east'], ['gamma']],
    ['integer', ['--cores', '8'], ['alpha']],
    ['least integer', ['--min-cores', '4'], ['alpha', 'beta']],
    ['boolean', ['--active', 'false'], ['alpha']],
    ['largest number', ['--load', '0.5'], ['alpha', 'beta']],
    ['time', ['--since', '2024-02-01T00:00:00Z', '--before', '2024-02-01T00:00:00Z'], ['alpha']],
  ])('pages and filters by its own %s', async (_, flags, names) => {
    expect(await namesOf(...flags)).toEqual(names);
  });

  test('is walked to its end', async () => {
    expect(await namesOf()).toEqual(['gamma', 'alpha', 'beta']);
  });

  test.each([
    ['a list without any parameter', ['list-agents'], [{ agent: 'agent-b' }, { agent: 'agent-a' }]],
    ['a list that counts its page', ['files', 'list', id], [{ number: 1 }, { number: 2 }]],
    ['a list with other names', ['policies', 'list', '--level', '2', '--enabled', 'false'], [{ id: 'policy-2' }]],
    ['a list that filters by a day', ['policies', 'list', '--day', '2024-01-15'], [{ id: 'policy-2' }]],
    ['a list of runs', ['list-policy-runs', 'policy-1', '--result', 'ERROR'], [{ result: 'ERROR' }]],
    ['a list of a later version', ['list-regions', '--api-version', '1.2'], [{ name: 'kr-west1' }]],
    ['an object without any parameter', ['quota'], { limit: null, used: 12.5 }],
    ['an object behind two parameters', ['files', 'show', id, '1'], { path: '/etc/passwd' }],
    ['an object of a list', ['policies', 'show', 'policy-2'], { level: 2 }],
    ['an object behind a fixed word', ['check-backup-name', '--name', 'x'], { duplicated: true }],
  ])('is %s', async (_, words, expected) => {
    expect(await rows(...words)).toMatchObject(expected);
  });

  test('responds with 404 where its list has no such row', async () => {
    await expect(call('policies', 'show', 'policy-9')).rejects.toThrow('404');
    await expect(call('files', 'show', id, '9')).rejects.toThrow('404');
  });

  test('stands in the help and in the table', async () => {
    expect(await call('--help')).toContain('restore-targets list');
    expect(await call('restore-targets', 'list', id)).toMatch(/cores/i);
  });

  test('is a method of the client, with its own types', async () => {
    const client = join(copy, 'packages/client');
    await writeFile(
      join(client, 'more.ts'),
      `import { createBackupClient } from '@scp-backup/client';
       import type { paths } from '@scp-backup/openapi';
       import type createClient from 'openapi-fetch';
       const backup = createBackupClient({ baseUrl: 'http://127.0.0.1:1', credentials: { accessKey: 'a', secretKey: 's' } });
       const page = await backup.listBackupRestoreTargets({ backup_id: 'x', page_number: 1, region: 'west', since: new Date() });
       const cores: number | undefined = page.targets[0]?.cores;
       for await (const row of backup.listBackupRestoreTargets({ backup_id: 'x' })) row.registered_at satisfies string;
       // @ts-expect-error the other operation's parameter
       await backup.listBackupRestoreTargets({ backup_id: 'x', restore_state: 'FAILED' });
       for await (const { agent } of backup.listAgents()) agent satisfies string;
       const { by_type } = await backup.showQuota(undefined, { retry: false });
       // @ts-expect-error there is no parameter at all
       await backup.listAgents({ nonsense: 1 });
       // @ts-expect-error the name is required
       await backup.checkBackupName();
       (await backup.showBackupFile({ backup_id: 'x', file_number: 1 })).path satisfies string;
       declare const plain: ReturnType<typeof createClient<paths>>;
       const { data } = await plain.GET('/v1/policies/{policy_id}/runs', { params: { path: { policy_id: 'x' } } });
       console.log(cores, by_type?.files, data?.runs[0]?.result.toLowerCase());`,
    );
    const tsc = [
      join(copy, 'node_modules/typescript/bin/tsc'),
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
    ];
    const options = ['--module', 'nodenext', '--target', 'es2022', '--types', 'node', 'more.ts'];
    expect(await run(process.execPath, [...tsc, ...options], client)).toBe('');
    await rm(join(client, 'more.ts'));
  });

  test('is checked by the contract checks, and the mock passes them', async () => {
    const report = join(copy, 'contract.json');
    const ids = ['--backup-id', id, '--file-number', '2', '--policy-id', 'policy-1'];
    await call('contract', ...ids, '--api-version', 'backup 1.2', '--report', report);
    const { checks } = JSON.parse(await readFile(report, 'utf8'));
    await rm(report);
    const generated = await import(join(copy, 'packages/openapi/dist/index.js'));
    const checked = new Set(checks.map(({ operation }: { operation: string }) => operation));
    expect([...checked].sort()).toEqual(Object.keys(generated.operations).sort());
  });

  test('gives its runs to evidence', async () => {
    const archive = join(copy, 'archive');
    await call('evidence', 'collect', '--all-backups', '--since', '2024-01-01', '--out', archive);
    expect(await readFile(join(archive, 'histories.ndjson'), 'utf8')).toContain('policy-1');
    expect(await call('evidence', 'verify', archive)).toContain('unchanged');
    const policy = `${archive}.json`;
    const exceptions = [{ match: { id: '*' }, reason: 'a test', owner: 'Kim', until: '2999-12-31' }];
    await writeFile(policy, JSON.stringify({ version: 1, default: { leastSuccessRate: 1 }, exceptions }));
    const { verdicts } = JSON.parse(await call('evidence', 'check', archive, '--policy', policy, '--format', 'json'));
    expect(verdicts).toContainEqual(expect.objectContaining({ operation: 'listPolicyRuns', of: 'policy-1', runs: 2 }));
    await call('evidence', 'export', archive, '--format', 'ndjson', '--out', `${archive}-dataset`);
    const months = await readdir(`${archive}-dataset`);
    const files = months.map((month) => readFile(join(`${archive}-dataset`, month, 'part-0.ndjson'), 'utf8'));
    const lines = (await Promise.all(files)).join('').trim().split('\n');
    const runs = lines.map((line) => JSON.parse(line)).filter((one) => one.run_operation === 'listPolicyRuns');
    expect(runs).toContainEqual(expect.objectContaining({ run_of: 'policy-1', run_state: 'ERROR', result: 'ERROR' }));
    await call('evidence', 'report', archive, '--policy', policy, '--lang', 'en', '--out', `${archive}.html`);
    const page = await readFile(`${archive}.html`, 'utf8');
    expect(page).toContain('(listPolicyRuns)');
    expect(page).toMatch(/<bdi>policy-1<\/bdi>/);
    expect(await readFile(`${archive}.runs.csv`, 'utf8')).toContain(',listPolicyRuns,');
    const written = ['.html', '.runs.csv', '.backups.csv'].map((suffix) => `${archive}${suffix}`);
    for (const path of [archive, policy, `${archive}-dataset`, ...written]) await rm(path, { recursive: true });
  });

  test('has left every other file as it was', async () => {
    const generated = await readdir(join(copy, 'packages/openapi/src/generated'));
    expect(generated.sort()).toEqual((await readdir(join(root, 'packages/openapi/src/generated'))).sort());
  });
});
