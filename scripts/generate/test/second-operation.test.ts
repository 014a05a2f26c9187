import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Running, run, start } from '@scp-backup/tooling/processes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSecondOperation } from './second-operation.ts';

/**
 * The promise of the architecture, kept in a copy of the repository whose path holds a space: the spec gets a second
 * operation, the packages are generated and built anew, and nothing else changes.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const left = new Set(['.git', '.turbo', 'dist', 'reports']);
const id = '00cd2538fbf94d12b36aabbdd607e974';

let copy: string;
let mock: Running;
let connection: Record<string, string>;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'scp-backup second operation '));
  await cp(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !left.has(basename(path)) && relative(root, path).split(sep)[0] !== 'node_modules',
  });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  await addSecondOperation(join(copy, 'spec'));
  const scripts = join(copy, 'scripts');
  await run(process.execPath, [join(scripts, 'node_modules/tsx/dist/cli.mjs'), 'generate/main.ts'], scripts);
  for (const name of ['openapi', 'signing', 'client', 'mock', 'contract', 'cli']) {
    const folder = join(copy, 'packages', name);
    await run(process.execPath, [join(folder, 'node_modules/tsdown/dist/run.mjs')], folder);
  }
  mock = start(process.execPath, ['packages/cli/bin/scp-backup.cjs', 'mock', '--port', '0'], copy);
  const [, url, accessKey, secretKey] = await mock.until(
    /listening on (\S+)\nSCP_ACCESS_KEY=(\S+)\nSCP_SECRET_KEY=(\S+)\n/,
  );
  connection = { SCP_BASE_URL: `${url}`, SCP_ACCESS_KEY: `${accessKey}`, SCP_SECRET_KEY: `${secretKey}` };
}, 120_000);

afterAll(async () => {
  mock?.child.kill();
  await mock?.ended;
  await rm(copy, { recursive: true, force: true });
});

async function call(...args: string[]): Promise<string> {
  return run(process.execPath, ['packages/cli/bin/scp-backup.cjs', ...args], copy, connection);
}

describe('a second operation that stands in the spec alone', () => {
  test('is a command, and the mock pages, sorts and filters by the operation’s own names', async () => {
    const namesOf = async (...flags: string[]) => {
      const rows = JSON.parse(await call('restore-targets', 'list', id, '-o', 'json', ...flags));
      return rows.map((row: { name: string }) => row.name);
    };
    expect(await namesOf('--page-number', '1')).toEqual(['gamma', 'alpha']);
    expect(await namesOf('--page-number', '2')).toEqual(['beta']);
    expect(await namesOf('--zone', 'east')).toEqual(['gamma']);
  });

  test('is walked to its end', async () => {
    const rows = (await call('restore-targets', 'list', id, '-o', 'ndjson')).trim().split('\n');
    expect(rows.map((row) => JSON.parse(row).name).sort()).toEqual(['alpha', 'beta', 'gamma']);
  });

  test('stands in the help and in the table', async () => {
    expect(await call('--help')).toContain('restore-targets list');
    expect(await call('restore-targets', 'list', id)).toMatch(/cores/i);
  });

  test('is a method of the client, with its own types', async () => {
    await writeFile(
      join(copy, 'scripts/second.ts'),
      `import { createBackupClient } from '@scp-backup/client';
       const backup = createBackupClient({ baseUrl: 'http://127.0.0.1:1', credentials: { accessKey: 'a', secretKey: 's' } });
       const page = await backup.listBackupRestoreTargets({ backup_id: 'x', page_number: 1, zone: 'west' });
       const cores: number | undefined = page.targets[0]?.cores;
       for await (const row of backup.listBackupRestoreTargets({ backup_id: 'x' })) row.registered_at satisfies string;
       // @ts-expect-error the other operation's parameter
       await backup.listBackupRestoreTargets({ backup_id: 'x', restore_state: 'FAILED' });
       console.log(cores);`,
    );
    const scripts = join(copy, 'scripts');
    const tsc = [join(scripts, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck'];
    const options = ['--module', 'nodenext', '--target', 'es2022', '--types', 'node', 'second.ts'];
    expect(await run(process.execPath, [...tsc, ...options], scripts)).toBe('');
  });

  test('is checked by the contract checks, and the mock passes them', async () => {
    const report = join(copy, 'contract.json');
    const url = connection.SCP_BASE_URL as string;
    await call('contract', '--base-url', url, '--backup-id', id, '--report', report);
    const text = await readFile(report, 'utf8');
    expect(text).toContain('restore-targets');
    await rm(report);
  });

  test('is in the reference, in both languages', async () => {
    const docs = join(copy, 'packages/docs');
    const { scripts } = JSON.parse(await readFile(join(docs, 'package.json'), 'utf8'));
    const [program, ...args] = scripts.build.split(' ');
    expect(program).toBe('tsx');
    await run(process.execPath, [join(docs, 'node_modules/tsx/dist/cli.mjs'), ...args], docs);
    for (const language of ['en', 'ko']) {
      const page = await readFile(
        join(docs, 'dist', language, 'reference/listBackupRestoreTargets/index.html'),
        'utf8',
      );
      expect(page).toContain('/v1/backups/{backup_id}/restore-targets');
    }
  });

  test('has left every other file as it was', async () => {
    const generated = await readdir(join(copy, 'packages/openapi/src/generated'));
    expect(generated.sort()).toEqual((await readdir(join(root, 'packages/openapi/src/generated'))).sort());
  });
});
