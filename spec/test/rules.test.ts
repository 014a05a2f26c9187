import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { redocly } from '@scp-backup/tooling/redocly';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { broken } from './broken.ts';
import { copyOfSpec, edit, lint, removeCopy } from './spec-folder.ts';

const operation = 'paths/backup-restore-histories.yaml';

describe('the lint refuses', () => {
  let copies: string[];
  let lines: string[];

  // One run over a copy for each row: the lint takes longer to start than to read a copy.
  beforeAll(async () => {
    copies = await Promise.all(
      broken.map(async ([, path, change]) => {
        const copy = await copyOfSpec();
        await edit(copy, path, change);
        return copy;
      }),
    );
    const documents = copies.map((copy) => join(copy, 'openapi.yaml'));
    const config = `--config=${join(copies[0] ?? '', 'redocly.yaml')}`;
    const { output } = await redocly(['lint', ...documents, config, '--format=github-actions'], { cwd: tmpdir() });
    lines = output.split('\n');
  });

  afterAll(() => Promise.all(copies.map(removeCopy)));

  test.each(broken.map(([what, , , sentence], index) => [what, sentence, index] as const))(
    '%s',
    (_, sentence, index) => {
      const copy = basename(copies[index] ?? '');
      const errors = lines.filter((line) => line.startsWith('::error') && line.includes(`${copy}/`));
      expect(errors).toContainEqual(expect.stringContaining(sentence));
    },
  );
});

describe('the lint', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await copyOfSpec();
  });

  afterEach(() => removeCopy(folder));

  test('has no error and no warning about the spec', async () => {
    const { code, output } = await lint(folder);
    expect(output).not.toMatch(/warning|error/i);
    expect(code).toBe(0);
  });

  test('refuses two examples in files of one name, since their Korean texts would change places', async () => {
    await cp(
      join(folder, 'examples/restore-histories/documented.yaml'),
      join(folder, 'examples/errors/documented.yaml'),
    );
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

  test('takes a parameter at the path instead of the operation', async () => {
    await edit(
      folder,
      operation,
      (t) =>
        `parameters:\n  - $ref: ../parameters/backup_id.yaml\n${t.replace('    - $ref: ../parameters/backup_id.yaml\n', '')}`,
    );
    expect((await lint(folder)).output).toContain('valid');
  });
});
