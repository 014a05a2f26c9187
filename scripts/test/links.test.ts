import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { publicPackages, root } from '../release/manifests.ts';

const ofRoot = (await readdir(root)).filter((name) => name.endsWith('.md'));
const ofPackages = (await readdir(join(root, 'packages'))).map((name) => `packages/${name}/README.md`);

/** Where a Markdown file leads, without what stands in code and addresses with a scheme. */
async function linksOf(path: string): Promise<string[]> {
  const text = (await readFile(join(root, path), 'utf8')).replaceAll(/^```.*?^```|`[^`\n]*`/gms, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** The addresses of a file's headings, as GitHub makes them. */
async function headingsOf(path: string): Promise<string[]> {
  const text = await readFile(join(root, path), 'utf8');
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each([...ofRoot, ...ofPackages, '.changeset/README.md'])('the links of %s lead somewhere', async (path) => {
  for (const target of await linksOf(path)) {
    const [file = '', heading] = target.split('#');
    const place = file === '' ? path : join(dirname(path), file);
    expect(existsSync(join(root, place)), target).toBe(true);
    if (heading !== undefined) expect(await headingsOf(place), target).toContain(decodeURIComponent(heading));
  }
});

test.each(await publicPackages())(
  '$folder/README.md links to what is published with it',
  async ({ folder, manifest }) => {
    const links = (await linksOf(`${folder}/README.md`)).filter((target) => !target.startsWith('#'));
    expect(links.filter((target) => !manifest.files?.includes(target))).toEqual([]);
  },
);
