import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brokenLinks } from '../../release/links.ts';
import { publicPackages, root } from '../../release/manifests.ts';

const ofRoot = (await readdir(root)).filter((name) => name.endsWith('.md'));
const ofPackages = (await readdir(join(root, 'packages'))).map((name) => `packages/${name}/README.md`);

test.each([...ofRoot, ...ofPackages, '.changeset/README.md'])('the links of %s lead somewhere', async (path) => {
  expect(await brokenLinks(root, path)).toEqual([]);
});

test('a README that is published links to no file that is not published with it', async () => {
  for (const { folder, manifest } of await publicPackages()) {
    const text = await readFile(join(root, folder, 'README.md'), 'utf8');
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    expect(
      links.filter((target) => !/^(https:|#)/.test(target) && !manifest.files?.includes(target)),
      folder,
    ).toEqual([]);
  }
});

test('a link to a file or a heading that is not there is found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scp-backup-links-'));
  try {
    const good =
      '# One thing\n\n## 한국어\n\n## 한국어\n\n[a](#one-thing) [b](#한국어-1) [c](a.md#one-thing) [d](https://x.example)\n';
    await writeFile(join(folder, 'a.md'), `${good}\n\`[code](none.md)\`\n`);
    expect(await brokenLinks(folder, 'a.md')).toEqual([]);
    await writeFile(join(folder, 'a.md'), `${good}[e](none.md) [f](#none) [g](a.md#한국어-2) [h](../../x)\n`);
    expect(await brokenLinks(folder, 'a.md')).toHaveLength(4);
  } finally {
    await rm(folder, { recursive: true });
  }
});
