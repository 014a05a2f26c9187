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

/** The changes between the released document and a copy of it with texts replaced. */
async function changesOf(...edits: readonly (readonly [from: string, to: string])[]): Promise<readonly string[]> {
  let text = stringify(JSON.parse(await readFile(released, 'utf8')), { aliasDuplicateObjects: false, lineWidth: 0 });
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  await writeFile(join(folder, 'openapi.yaml'), text);
  return breakingChanges(folder);
}

describe('a change of the document', () => {
  test('breaks users where a field, the words of a command, the first page or a default changes', async () => {
    const changes = await changesOf(
      ['restore_server_name', 'server_name'],
      ['- list\n', '- show\n'],
      ['first: 0', 'first: 1'],
      ['default: 20\n', 'default: 50\n'],
    );
    for (const reason of [
      /restore_server_name/,
      /command: was "restore-histories list"/,
      /list\/page\/first: was 0 and is 1/,
      /default: was 20 and is 50/,
    ]) {
      expect(changes).toContainEqual(expect.stringMatching(reason));
    }
  });

  test('breaks users where an operationId changes', async () => {
    const changes = await changesOf(['operationId: listBackupR', 'operationId: showBackupR']);
    expect(changes).toContainEqual(expect.stringMatching(/listBackupR\w+/));
  });

  test('breaks nobody where it is a description, or a statement that is no longer assumed', async () => {
    expect(await changesOf(['description: List', 'description: Lists'], ['assumed: true\n', '\n'])).toEqual([]);
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
