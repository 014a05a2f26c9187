import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startMock } from '@scp-backup/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ours = fileURLToPath(new URL('..', import.meta.url));
let folder: string;

/** A project with the packages that the mock needs, and without Prism. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-mock-'));
  const scope = join(folder, 'node_modules/@scp-backup');
  await mkdir(join(scope, 'mock'), { recursive: true });
  for (const name of ['dist', 'package.json'])
    await cp(join(ours, name), join(scope, 'mock', name), { recursive: true });
  for (const name of ['openapi', 'signing']) {
    await symlink(await realpath(join(ours, 'node_modules/@scp-backup', name)), join(scope, name), 'dir');
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function print(script: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
    cwd: folder,
    env: {},
    timeout: 20_000,
  });
  return stdout.trim();
}

describe('where Prism is not installed', () => {
  test('the mock runs with the engine handler, and says so', async () => {
    const script = `require('@scp-backup/mock').startMock().then((mock) => { console.log(mock.engine); return mock.close(); })`;
    expect(await print(script)).toBe('handler');
  });

  test('the engine prism is refused with what to install', async () => {
    const script = `require('@scp-backup/mock').startMock({ engine: 'prism' }).catch((error) => console.log(error.code, error.message))`;
    expect(await print(script)).toMatch(/^ERR_PRISM_MISSING .*npm install @stoplight\/prism-http/);
  });
});

test('where Prism is installed, it is the engine', async () => {
  const mock = await startMock();
  await mock.close();
  expect(mock.engine).toBe('prism');
});
