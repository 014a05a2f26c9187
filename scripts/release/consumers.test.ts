import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examples } from '@scp-backup/openapi/examples';
import { freePort, type Running, run, start } from '@scp-backup/tooling/processes';
import { bun, deno, quiet } from '@scp-backup/tooling/runtimes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { publicPackages, root } from './manifests.ts';
import { type Registry, startRegistry } from './registry.ts';

/**
 * Publishes the tarballs to an empty registry on this machine, with the command of the release workflow, and installs
 * them into projects that know nothing of this repository. What is not ours comes from where npm always takes it.
 */
const templates = fileURLToPath(new URL('consumers', import.meta.url));
// Deno looks at its own list of authorities alone unless it is told to ask the machine, as npm and Bun do.
const environment = { DENO_TLS_CA_STORE: 'mozilla,system', ...quiet, CI: '1' };
const [row] = examples.listBackupRestoreHistories.responses['200'].documented.contents;
const seed = `${row.restore_server_name} ${row.restore_state} ${row.restore_start_time}`;

let registry: Registry;
let folder: string;
let mock: Running;
let connection: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup-consumers-'));
  registry = await startRegistry();
  await run(process.execPath, ['scripts/release/publish.mjs'], root, { npm_config_registry: registry.url });
  const cli = await project('cli');
  await npm(['install'], cli);
  mock = start(process.execPath, ['node_modules/@scp-backup/cli/bin/scp-backup.cjs', 'mock', '--port', '0'], cli);
  const [, url, accessKey, secretKey] = await mock.until(
    /listening on (\S+)\nSCP_ACCESS_KEY=(\S+)\nSCP_SECRET_KEY=(\S+)\n/,
  );
  connection = { SCP_BASE_URL: `${url}`, SCP_ACCESS_KEY: `${accessKey}`, SCP_SECRET_KEY: `${secretKey}` };
});

afterAll(async () => {
  mock?.child.kill();
  await mock?.ended;
  await registry?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A copy of a template whose npm takes our packages, and only ours, from the registry on this machine. */
async function project(name: string, versions: Record<string, string> = {}): Promise<string> {
  const target = join(folder, [name, ...Object.values(versions)].join('-'));
  await cp(join(templates, name), target, { recursive: true });
  for (const [dependency, version] of Object.entries(versions)) {
    await npm(['pkg', 'set', `devDependencies.${dependency}=${version}`], target);
  }
  await writeFile(join(target, '.npmrc'), `@scp-backup:registry=${registry.url}\nfund=false\naudit=false\n`);
  return target;
}

function npm(args: readonly string[], cwd: string, variables: Record<string, string> = {}): Promise<string> {
  return run('npm', [...args, '--no-update-notifier'], cwd, { ...environment, ...variables });
}

/** What `npm install` and `npm test` of a template print. */
async function tested(name: string): Promise<string> {
  const target = name === 'cli' ? join(folder, name) : await project(name);
  await npm(['install'], target);
  return npm(['test'], target, connection);
}

describe('the published packages', () => {
  test('are all there, each with the version of its manifest', async () => {
    for (const { manifest } of await publicPackages()) {
      const response = await fetch(new URL(manifest.name.replace('/', '%2f'), registry.url));
      const { versions } = (await response.json()) as { versions: Record<string, { dependencies?: object }> };
      expect(Object.keys(versions), manifest.name).toEqual([manifest.version]);
      const text = JSON.stringify(versions[manifest.version]?.dependencies ?? {});
      expect(text, manifest.name).not.toMatch(/workspace:|catalog:/);
    }
  });

  test('come from the registry on this machine and from no folder', async () => {
    const lock = JSON.parse(await readFile(join(folder, 'cli/package-lock.json'), 'utf8'));
    const ours = Object.entries<{ resolved?: string; integrity?: string }>(lock.packages).filter(([path]) =>
      path.includes('node_modules/@scp-backup/'),
    );
    expect(ours.length).toBeGreaterThan(4);
    expect(ours.filter(([, { integrity }]) => !integrity)).toEqual([]);
  });

  test('are few for whoever installs the command line', async () => {
    const lock = JSON.parse(await readFile(join(folder, 'cli/package-lock.json'), 'utf8'));
    const installed = Object.keys(lock.packages).filter((path) => path !== '');
    expect(installed.length, installed.join(' ')).toBeLessThanOrEqual(15);
  });

  test('run nothing when they are installed, they and all that they bring', async () => {
    const lock = JSON.parse(await readFile(join(folder, 'cli/package-lock.json'), 'utf8'));
    const scripts = Object.entries<{ hasInstallScript?: boolean }>(lock.packages).filter(
      ([, one]) => one.hasInstallScript,
    );
    expect(scripts.map(([path]) => path)).toEqual([]);
  });

  test.concurrent.each([
    ['Node with ES modules', 'node-esm'],
    ['Node with CommonJS', 'node-cjs'],
    ['a worker bundled by esbuild', 'workers'],
    ['Vitest with MSW, and the contract checks as a suite', 'vitest-msw'],
    ['the command line', 'cli'],
  ])('run in %s', async (_, name) => {
    expect(await tested(name)).toContain(row.restore_server_name);
  });

  test.concurrent.each([
    ['Jest 29', 'jest', { jest: '29.7.0', 'jest-environment-jsdom': '29.7.0' }],
    ['Jest 30', 'jest', {}],
    ['Vitest 3 with jsdom and happy-dom', 'vitest-dom', { vitest: '3.2.7' }],
    ['Vitest 4 with jsdom and happy-dom', 'vitest-dom', {}],
  ])('pass the tests of a project under %s, on Node 20 and on Node 24', async (_, name, versions) => {
    const target = await project(name, versions);
    await npm(['install'], target);
    for (const node of [20, 24]) {
      await npm(['exec', '--yes', `--package=node@${node}`, '--', 'npm', 'test'], target, connection);
    }
  });

  test.concurrent('run in bundles for browsers and for servers, and in the Edge Runtime', async () => {
    expect((await tested('bundlers')).match(/^\S+ restoretest1/gm)).toHaveLength(8);
  });

  test.concurrent('compile in TypeScript from 5.4 on, however modules are found', async () => {
    const output = await tested('typescript');
    expect(output.match(/: compiles$/gm)).toHaveLength(8 * 3 + 6);
    expect(output.split(seed)).toHaveLength(3);
    expect(output.match(/^CommonJS 1 44$/gm)).toHaveLength(2);
  });

  test.concurrent('run in the browser, built by Vite', async () => {
    await tested('vite');
    const port = String(await freePort());
    const args = ['node_modules/vite/bin/vite.js', 'preview', '--host', '127.0.0.1', '--port', port, '--strictPort'];
    const server = start(process.execPath, args, join(folder, 'vite'));
    await server.until(/127\.0\.0\.1:\d+/);
    const { SCP_BASE_URL: baseUrl = '', SCP_ACCESS_KEY: accessKey = '', SCP_SECRET_KEY: secretKey = '' } = connection;
    const found = await inBrowser(
      `http://127.0.0.1:${port}/#${new URLSearchParams({ baseUrl, accessKey, secretKey })}`,
    );
    server.child.kill();
    expect(found).toEqual({ served: seed, own: seed, errors: [] });
  });

  test.concurrent('run in Bun, installed by Bun', async () => {
    const target = await project('bun');
    await run(bun(), ['install', '--no-summary'], target, environment);
    expect(await run(bun(), ['run', 'index.ts'], target, { ...environment, ...connection })).toContain(seed);
  });

  test.concurrent('run in Deno through npm specifiers, types checked', async () => {
    const target = await project('deno');
    const env = { ...environment, ...connection, DENO_DIR: join(target, '.deno') };
    expect(await run(process.execPath, [deno(), 'run', '--check', '--allow-all', 'main.ts'], target, env)).toContain(
      seed,
    );
  });
});
