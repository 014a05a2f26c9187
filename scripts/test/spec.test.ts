import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { root } from '../release/manifests.ts';
import { breakingChanges, isMajorPlanned, released } from '../release/spec.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup spec '));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The changes between the released document and a copy of it with a text replaced. */
async function changesOf(from: string, to: string): Promise<readonly string[]> {
  const text = stringify(JSON.parse(await readFile(released, 'utf8')), { aliasDuplicateObjects: false, lineWidth: 0 });
  expect(text).toContain(from);
  await writeFile(join(folder, 'openapi.yaml'), text.replaceAll(from, to));
  return breakingChanges(folder);
}

describe('a change of the document', () => {
  test.each([
    ['a renamed field', 'restore_server_name', 'server_name', /restore_server_name/],
    ['another operationId', 'operationId: listBackupR', 'operationId: showBackupR', /listBackupR\w+/],
    ['other words of the command', '- list\n', '- show\n', /command: was "restore-histories list"/],
    ['another first page', 'first: 0', 'first: 1', /list\/page\/first: was 0 and is 1/],
    ['another default', 'default: 20\n', 'default: 50\n', /default: was 20 and is 50/],
  ])('breaks users: %s', async (_, from, to, reason) => {
    expect((await changesOf(from, to)).join('\n')).toMatch(reason);
  });

  test.each([
    ['another description', 'description: List', 'description: Lists'],
    ['a statement that is no longer assumed', 'assumed: true\n', '\n'],
  ])('breaks nobody: %s', async (_, from, to) => {
    expect(await changesOf(from, to)).toEqual([]);
  });
});

test.each([
  ['major', true],
  ['minor', false],
])('a %s changeset for the document plans a major version: %s', async (bump, planned) => {
  for (const path of ['package.json', 'pnpm-workspace.yaml', '.changeset/config.json']) {
    await cp(join(root, path), join(folder, path));
  }
  const { linked, ...config } = JSON.parse(await readFile(join(root, '.changeset/config.json'), 'utf8'));
  await writeFile(join(folder, '.changeset/config.json'), JSON.stringify(config));
  await cp(join(root, 'packages/openapi/package.json'), join(folder, 'packages/openapi/package.json'));
  await writeFile(join(folder, '.changeset/one.md'), `---\n'@scp-backup/openapi': ${bump}\n---\n\nA change.\n`);
  expect(await isMajorPlanned(folder)).toBe(planned);
});
