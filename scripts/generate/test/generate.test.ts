import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compareFiles } from '../files.ts';
import { generate } from '../generate.ts';
import { addOperations } from './add-operations.ts';

let folder: string;

/** What the spec as it stands generates. */
const generated = await generate(fileURLToPath(new URL('../../../spec', import.meta.url)), '1.2.3');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup generate-'));
  await cp(fileURLToPath(new URL('../../../spec', import.meta.url)), folder, {
    recursive: true,
    filter: (path) => !path.includes('node_modules') && !path.endsWith('redocly.yaml'),
  });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8');
  await writeFile(join(folder, path), text.replace(from, to));
}

describe('generating', () => {
  test('gives the same bytes twice', async () => {
    expect(await generate(folder, '1.2.3')).toEqual(generated);
  });

  test('puts a banner on every file', () => {
    for (const [path, text] of Object.entries(generated)) {
      expect(text.slice(0, 200) + text.slice(-200), path).toContain(
        'Generated from spec/ by `npm run generate`. Do not edit.',
      );
    }
  });

  test('puts the version of the package into every document and beside the types', () => {
    const files = generated;
    for (const language of ['en', 'ko']) {
      const json = JSON.parse(files[`documents/openapi.${language}.json`] ?? '');
      const yaml = parse(files[`documents/openapi.${language}.yaml`] ?? '');
      expect([json.info['x-package-version'], yaml.info['x-package-version']]).toEqual(['1.2.3', '1.2.3']);
    }
    expect(files['version.ts']).toContain('version = "1.2.3"');
  });

  test('takes up operations from the spec alone', async () => {
    await addOperations(folder);
    const files = await generate(folder, '1.2.3');
    for (const path of [
      'operations.ts',
      'types.ts',
      'validators.ts',
      'examples.ts',
      'texts.ts',
      'documents/openapi.ko.json',
      'documents/openapi.portable.json',
    ]) {
      expect(files[path], path).toContain('listBackupRestoreTargets');
    }
  });

  test('refuses a behaviour that names what does not exist, and says what', async () => {
    await edit('paths/backup-restore-histories.yaml', 'parameter: page,', 'parameter: pages,');
    await expect(generate(folder, '1.2.3')).rejects.toThrow(
      'listBackupRestoreHistories: page: there is no integer query parameter pages',
    );
  });

  test('refuses a document that does not hold together', async () => {
    await edit('paths/backup-restore-histories.yaml', 'parameters/page.yaml', 'parameters/paging.yaml');
    await expect(generate(folder, '1.2.3')).rejects.toThrow('paging.yaml');
  });

  test('makes a command of the operation’s name where the spec gives none', async () => {
    await edit('paths/backup-restore-histories.yaml', '  x-scp-command: [restore-histories, list]\n', '');
    expect((await generate(folder, '1.2.3'))['operations.ts']).toContain('list-backup-restore-histories');
  });
});

describe('comparing with what is committed', () => {
  const files = { 'a.ts': '1', 'b.ts': '2' };

  test('finds nothing where nothing differs', () => {
    expect(compareFiles(files, { ...files })).toEqual([]);
  });

  test('looks from both sides', () => {
    expect(compareFiles(files, { 'a.ts': '1' })).toEqual(['b.ts: committed, but nothing generates it']);
    expect(compareFiles(files, { ...files, 'c.ts': '3' })).toEqual(['c.ts: generated, but not committed']);
    expect(compareFiles(files, { ...files, 'b.ts': '3' })).toEqual(['b.ts: differs from what the spec generates']);
  });
});
