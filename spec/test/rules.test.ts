import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { broken } from './broken.ts';
import { copyOfSpec, edit, lint, removeCopy } from './spec-folder.ts';

const operation = 'paths/backup-restore-histories.yaml';
let folder: string;

beforeEach(async () => {
  folder = await copyOfSpec();
});

afterEach(() => removeCopy(folder));

test('the spec has no error and no warning', async () => {
  const { code, output } = await lint(folder);
  expect(output).not.toMatch(/warning|error/i);
  expect(code).toBe(0);
});

describe('the lint refuses', () => {
  test.each(broken)('%s', async (_, path, change, sentence) => {
    await edit(folder, path, change);
    const { code, output } = await lint(folder);
    expect(output.replaceAll(/\s+/g, ' ')).toContain(sentence);
    expect(code).toBe(1);
  });
});

test('the lint refuses two examples in files of one name, since their Korean texts would change places', async () => {
  await cp(join(folder, 'examples/restore-histories/documented.yaml'), join(folder, 'examples/errors/documented.yaml'));
  await edit(folder, 'responses/bad-gateway.yaml', (t) =>
    t.replace(
      'errors/bad-gateway.yaml }',
      'errors/bad-gateway.yaml }\n      other: { $ref: ../examples/errors/documented.yaml }',
    ),
  );
  expect((await lint(folder)).output.replaceAll(/\s+/g, ' ')).toContain(
    'two files in examples/ are called documented.yaml:',
  );
});

test('a parameter may stand at the path instead of the operation', async () => {
  await edit(
    folder,
    operation,
    (t) =>
      `parameters:\n  - $ref: ../parameters/backup_id.yaml\n${t.replace('    - $ref: ../parameters/backup_id.yaml\n', '')}`,
  );
  expect((await lint(folder)).output).toContain('valid');
});
