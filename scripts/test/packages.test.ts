import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack, unpack } from '@publint/pack';
import { operations } from '@scp-backup/openapi';
import { budgetFor, budgets } from '@scp-backup/tooling/budgets';
import { describe, expect, test } from 'vitest';
import { publicPackages, readManifest, repositoryName, root } from '../release/manifests.ts';

const packages = await publicPackages();

describe.each(packages.map(({ folder, manifest }) => [manifest.name, folder, manifest] as const))(
  '%s',
  (name, folder, manifest) => {
    test('says where it comes from and what it needs', async () => {
      const repository = await repositoryName();
      expect(manifest).toMatchObject({
        repository: { type: 'git', url: `git+https://github.com/${repository}.git`, directory: folder },
        homepage: `https://github.com/${repository}/tree/main/${folder}#readme`,
        bugs: `https://github.com/${repository}/issues`,
        license: 'MIT',
        description: expect.stringMatching(/Unofficial\.$/),
        keywords: expect.arrayContaining(['samsung-cloud-platform']),
        engines: (await readManifest('')).engines,
        sideEffects: name === '@scp-backup/cli',
        publishConfig: { access: 'public' },
      });
    });

    test('has a README with an example, in both languages', async () => {
      const readme = await readFile(join(root, folder, 'README.md'), 'utf8');
      expect(readme).toMatch(/^```(ts|sh)\n/m);
      expect(readme).toContain('## 한국어');
      expect(readme).toMatch(/unofficial/i);
    });

    test('packs what it was built to and what it says of itself, within its size', async () => {
      const destination = await mkdtemp(join(tmpdir(), 'scp-backup-pack-'));
      const options = { packageManager: 'pnpm', destination, ignoreScripts: true } as const;
      const { rootDir, files } = await unpack(await readFile(await pack(join(root, folder), options)));
      await rm(destination, { recursive: true });
      const names = files.map((file) => file.name.slice(rootDir.length + 1));
      const expected =
        /^(dist|bin|schemas|src\/generated\/documents)\/|^(package\.json|report\.schema\.json|[A-Z]+\.md|LICENSE)$/;
      expect(names.filter((file) => !expected.test(file))).toEqual([]);
      expect(names).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE']));
      expect(files.reduce((sum, { data }) => sum + data.length, 0)).toBeLessThan(
        budgetFor(budgets.unpacked[name], operations),
      );
    });
  },
);

test.each([
  ['signing', []],
  ['openapi', []],
  ['client', ['openapi-fetch']],
  ['cli', ['undici']],
])('%s brings no package of others but %j', async (name, others) => {
  const { dependencies = {} } = await readManifest(`packages/${name}`);
  expect(Object.keys(dependencies).filter((one) => !one.startsWith('@scp-backup/'))).toEqual(others);
});

/** The packages of others that come with packages of ours, by licence. */
function broughtBy(names: readonly string[]): Readonly<Record<string, readonly { readonly name: string }[]>> {
  const pnpm = join(root, 'node_modules/pnpm/bin/pnpm.cjs');
  const filters = names.map((name) => `--filter=${name}`);
  const args = [pnpm, ...filters, 'licenses', 'list', '--prod', '--json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}

/** A package and those of ours that it needs. */
function oursFor(name: string, found: Set<string> = new Set()): Set<string> {
  found.add(name);
  const { dependencies = {} } = packages.find(({ manifest }) => manifest.name === name)?.manifest ?? {};
  for (const one of Object.keys(dependencies)) {
    if (one.startsWith('@scp-backup/') && !found.has(one)) oursFor(one, found);
  }
  return found;
}

test('the command line with all that it brings has at most 15 packages', () => {
  const ours = [...oursFor('@scp-backup/cli')];
  const others = Object.values(broughtBy(ours)).flat();
  expect(ours.length + others.length, others.map(({ name }) => name).join(' ')).toBeLessThanOrEqual(15);
});

test('whatever comes with the packages has a licence that asks for no more than a notice', () => {
  const allowed = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'Unlicense'];
  const licences = Object.keys(broughtBy(packages.map(({ manifest }) => manifest.name)));
  expect(licences).toContain('MIT');
  expect(licences.filter((licence) => !allowed.includes(licence))).toEqual([]);
});
