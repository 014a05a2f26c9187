import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const own = fileURLToPath(new URL('..', import.meta.url));
const bin = join(own, 'bin/scp-backup.cjs');

let folder: string;
let spy: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-start-'));
  spy = join(folder, 'spy.cjs');
  await writeFile(
    spy,
    "process.on('exit', () => require('node:fs').writeFileSync(process.env.SPY_OUTPUT, Object.keys(require.cache).join('\\n')));",
  );
});

afterAll(() => rm(folder, { recursive: true }));

/** The files that a command loads, without the spy's own. */
async function loaded(args: readonly string[], expected = 0): Promise<readonly string[]> {
  const output = join(folder, 'loaded.txt');
  const env = { ...process.env, SCP_ACCESS_KEY: 'key', SCP_SECRET_KEY: 'secret', SPY_OUTPUT: output };
  const { code = 0 } = await promisify(execFile)(process.execPath, ['--require', spy, bin, ...args], { env }).catch(
    (error) => error,
  );
  expect(code).toBe(expected);
  return (await readFile(output, 'utf8')).split('\n').filter((path) => path !== spy);
}

test.each([
  [['--version']],
  [['--help']],
  [['help', 'restore-histories', 'list']],
  [['sign', 'GET', 'https://host.example/v1/backups']],
])('%j loads what is ours and modules of Node, and nothing else', async (args) => {
  const files = await loaded(args);
  expect(files).toContain(join(own, 'dist/main.cjs'));
  expect(files.filter((path) => !path.startsWith(own) || path.includes('node_modules'))).toEqual([]);
  for (const path of files) {
    const text = await readFile(path, 'utf8');
    // At the start of a line stands what is loaded with the file itself.
    const specifiers = [...text.matchAll(/^.*?\brequire\("([^"]+)"\)/gm)].map(([, specifier = '']) => specifier);
    const foreign = specifiers.filter(
      (one) => !one.startsWith('.') && !builtinModules.includes(one.replace('node:', '')),
    );
    expect(foreign, path).toEqual([]);
    expect(text, path).not.toMatch(/\bimport\(/);
  }
});

test('a command that calls the service loads the client', async () => {
  const files = await loaded(
    ['restore-histories', 'list', '00cd2538fbf94d12b36aabbdd607e974', '--base-url', 'none'],
    2,
  );
  expect(files.some((path) => /client[\\/]dist[\\/]index\.cjs$/.test(path))).toBe(true);
});
