import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Bump } from '../release/spec/bump.ts';
import { checkSpec, specChanges } from '../release/spec/check.ts';

/** A copy of what the check reads: the spec, the changesets and the manifests. */
const root = fileURLToPath(new URL('../..', import.meta.url));
let copy: string;

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'scp-backup spec bump '));
  const packages = await readdir(join(root, 'packages'));
  const manifests = ['package.json', ...packages.map((name) => join('packages', name, 'package.json'))];
  for (const path of [...manifests, 'pnpm-workspace.yaml', '.changeset', 'spec']) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    const filter = (one: string) => !one.includes('node_modules') && !one.endsWith('redocly.yaml');
    await cp(join(root, path), join(copy, path), { recursive: true, filter });
  }
});

afterEach(() => rm(copy, { recursive: true, force: true }));

async function edit(path: string, from: string, to: string): Promise<void> {
  const file = join(copy, 'spec', path);
  const text = await readFile(file, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${path} does not hold ${from}`);
  await writeFile(file, edited);
}

async function changeset(bump: Bump): Promise<void> {
  const folder = join(copy, '.changeset');
  for (const name of await readdir(folder)) {
    if (name.endsWith('.md') && name !== 'README.md') await rm(join(folder, name));
  }
  if (bump !== 'none')
    await writeFile(join(folder, 'one.md'), `---\n'@scp-backup/openapi': ${bump}\n---\n\nA change.\n`);
}

interface Edit {
  readonly what: string;
  readonly edit: { readonly file: string; readonly from: string; readonly to: string };
  /** The bump that is demanded, and the place that is named: `major #/security/0`. */
  readonly makes: readonly string[];
}

const groups: Readonly<Record<string, readonly Edit[]>> = parse(
  await readFile(new URL('spec-edits.yaml', import.meta.url), 'utf8'),
);

describe.each(Object.entries(groups))('%s', (_, edits) => {
  test(`demands its bump: ${edits.map(({ what }) => what).join(', ')}`, async () => {
    for (const { edit: one } of edits) await edit(one.file, one.from, one.to);
    const changes = await specChanges(join(copy, 'spec'));
    const wanted = edits.flatMap(({ makes }) => makes);
    const made = changes.map(({ bump, pointer }) => `${bump} ${pointer}`);
    expect(wanted.filter((place) => !made.some((one) => one.startsWith(place)))).toEqual([]);
    expect(made.filter((one) => !wanted.some((place) => one.startsWith(place)))).toEqual([]);
  });
});

describe('the check', () => {
  test('demands nothing of a spec that is as it was released', async () => {
    await changeset('none');
    const { ok, demanded, text } = await checkSpec(copy);
    expect([ok, demanded]).toEqual([true, 'none']);
    expect(text).toContain('as it was released');
  });

  test('refuses a breaking change without a major changeset, and says which and why', async () => {
    await changeset('minor');
    await edit('schemas/BackupRestoreHistory.yaml', '  - schedule_name\n', '');
    const { ok, text } = await checkSpec(copy);
    expect(ok).toBe(false);
    expect(text).toContain('#/components/schemas/BackupRestoreHistory/required');
    expect(text).toContain('no longer required: `schedule_name`');
    expect(text).toContain('demanded: major · @scp-backup/openapi: .changeset/one.md: minor');
    await changeset('major');
    expect((await checkSpec(copy)).ok).toBe(true);
  });

  test('takes a larger changeset for a description, and refuses none', async () => {
    await edit('schemas/BackupRestoreHistory.yaml', 'description: Schedule name', 'description: Name of the schedule');
    await changeset('none');
    expect(await checkSpec(copy)).toMatchObject({ ok: false, demanded: 'patch' });
    await changeset('minor');
    expect(await checkSpec(copy)).toMatchObject({ ok: true, demanded: 'patch' });
  });

  test('takes a renamed schema for a type that is gone', async () => {
    await cp(join(copy, 'spec/schemas/BackupRestoreHistory.yaml'), join(copy, 'spec/schemas/Restore.yaml'));
    await edit(
      'schemas/BackupRestoreHistoryListResponse.yaml',
      '$ref: BackupRestoreHistory.yaml',
      '$ref: Restore.yaml',
    );
    await changeset('minor');
    const { ok, text } = await checkSpec(copy);
    expect(ok).toBe(false);
    expect(text).toContain('the type of schemas/BackupRestoreHistory is gone');
  });
});
