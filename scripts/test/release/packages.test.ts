import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { budgets } from '@scp-backup/tooling/budgets';
import { describe, expect, test } from 'vitest';
import { isAllowed, licenceOf } from '../../release/licences.ts';
import { publicPackages, readManifest, repositoryName, root } from '../../release/manifests.ts';
import { runtimeTree } from '../../release/runtime-tree.ts';
import { packed } from '../../release/tarball.ts';

const packages = await publicPackages();
const named = packages.map((one) => [one.manifest.name, one] as const);

describe.each(named)('%s', (name, { folder, manifest }) => {
  test('says where it comes from and what it needs', async () => {
    const repository = await repositoryName();
    expect(manifest.repository).toEqual({
      type: 'git',
      url: `git+https://github.com/${repository}.git`,
      directory: folder,
    });
    expect(manifest.homepage).toBe(`https://github.com/${repository}/tree/main/${folder}#readme`);
    expect(manifest.bugs).toBe(`https://github.com/${repository}/issues`);
    expect(manifest.license).toBe('MIT');
    expect(manifest.description).toMatch(/Unofficial\.$/);
    expect(manifest.keywords).toContain('samsung-cloud-platform');
    expect(manifest.engines).toEqual((await readManifest(root)).engines);
    expect(manifest.exports).toBeTypeOf('object');
    expect(manifest.sideEffects).toBe(name === '@scp-backup/cli');
    expect(manifest.files).toContain('CHANGELOG.md');
    expect(manifest.publishConfig).toEqual({ access: 'public' });
  });

  test('has a README with an example, in both languages', async () => {
    const readme = await readFile(join(root, folder, 'README.md'), 'utf8');
    expect(readme).toMatch(/^```(ts|sh)\n/m);
    expect(readme).toContain('## 한국어');
    expect(readme).toMatch(/[Uu]nofficial/);
  });

  test('packs these files and no others, within its size', async () => {
    const { files, unpacked } = await packed(folder);
    const listed = files.filter((file) => file !== 'CHANGELOG.md');
    // The first release writes the changelogs.
    expect(listed.length).toBe(files.length - Number(manifest.version !== '0.0.0'));
    await expect(`${listed.join('\n')}\n`).toMatchFileSnapshot(`tarballs/${name.split('/')[1]}.txt`);
    expect(unpacked).toBeGreaterThan(1000);
    expect(unpacked).toBeLessThan(budgets.unpacked[name] ?? 0);
  });

  test('brings packages whose licence is allowed, and no install scripts', async () => {
    const tree = [...(await runtimeTree(join(root, folder)))];
    expect(tree.filter(([, one]) => !isAllowed(licenceOf(one))).map(([key]) => key)).toEqual([]);
    const scripts = tree.filter(([, one]) =>
      ['preinstall', 'install', 'postinstall'].some((key) => one.scripts?.[key]),
    );
    expect(scripts.map(([key]) => key.replace(/@[^@]+$/, ''))).toEqual([]);
  });
});

test('the runtime tree is as small as it is said to be', () => {
  const others = (name: string) =>
    Object.keys(
      packages.find(({ manifest }) => manifest.name === `@scp-backup/${name}`)?.manifest.dependencies ?? {},
    ).filter((one) => !one.startsWith('@scp-backup/'));
  expect(others('signing')).toEqual([]);
  expect(others('openapi')).toEqual([]);
  expect(others('client')).toEqual(['openapi-fetch']);
  expect(others('cli')).toEqual([]);
});

test('licences are read as SPDX expressions', () => {
  expect(['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC', 'Apache-2.0 OR MIT'].filter((one) => !isAllowed(one))).toEqual([]);
  const refused = ['GPL-3.0', 'MIT AND GPL-3.0', '', undefined, 'SEE LICENSE IN x', { type: 'MIT' }];
  expect(refused.filter(isAllowed)).toEqual([]);
});
