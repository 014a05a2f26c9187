import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Each import stands in a file of its own, below the linter's own settings, and the linter runs once over them all. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

const forbidden: readonly [file: string, text: string][] = [
  ['client/src/index.ts', "import { startMock } from '@scp-backup/mock';"],
  ['client/src/types.ts', "import type { Mock } from '@scp-backup/mock/handler';"],
  ['client/src/late.ts', "export const load = () => import('@scp-backup/mock');"],
  ['client/src/type-of.ts', "export type Mock = typeof import('@scp-backup/mock');"],
  ['client/src/required.cts', "export const mock = require('@scp-backup/mock');"],
  ['client/src/again.ts', "export * from '@scp-backup/contract';"],
  ['client/src/tool.ts', "import { redocly } from '@scp-backup/tooling/redocly';"],
  ['client/src/neighbour.ts', "import { gate } from '../../mock/src/gate.ts';"],
  ['client/src/a/b/c/deep.ts', "import { gate } from '../../../../../mock/src/gate.ts';"],
  ['client/src/script.ts', "import { turbo } from '../../../scripts/turbo.mjs';"],
  ['client/src/detour.ts', "import { gate } from './a/../../../mock/src/gate.ts';"],
  ['client/vitest.config.ts', "import config from '../mock/vitest.config.ts';"],
  ['client/test/script.test.ts', "import { turbo } from '../../../scripts/turbo.mjs';"],
  ['client/test/scripts.test.ts', "import { turbo } from '@scp-backup/scripts';"],
  ['mock/src/index.ts', "import { createBackupClient } from '@scp-backup/client';"],
  ['contract/src/index.ts', "import { startMock } from '@scp-backup/mock';"],
  ['evidence/src/index.ts', "import { sign } from '@scp-backup/signing';"],
  ['openapi/src/index.ts', "import { sign } from '@scp-backup/signing';"],
  ['signing/src/index.ts', "import { operations } from '@scp-backup/openapi';"],
  ['cli/src/static.ts', "import { startMock } from '@scp-backup/mock';"],
  ['cli/src/docs.ts', "export const load = () => import('@scp-backup/docs');"],
  ['docs/src/index.ts', "import { createBackupClient } from '@scp-backup/client';"],
  ['tooling/src/index.ts', "import { operations } from '@scp-backup/openapi';"],
  ['unnamed/src/index.ts', "import { operations } from '@scp-backup/openapi';"],
];

const allowed: readonly [file: string, text: string][] = [
  ['client/src/arrow.ts', "import { sign } from '@scp-backup/signing/node';"],
  ['client/src/a/inside.ts', "import { sign } from '../index.ts';"],
  ['client/test/inside.test.ts', "import { sign } from '../src/index.ts';"],
  ['client/test/tool.test.ts', "import { budgets } from '@scp-backup/tooling/budgets';"],
  ['client/test/mock.test.ts', "import { startMock } from '@scp-backup/mock';"],
  ['client/test/vectors.test.ts', "import vectors from '../../../spec/vectors/signing.json' with { type: 'json' };"],
  ['client/vitest.setup.ts', "import { testConfig } from '@scp-backup/tooling/test-config';"],
  ['evidence/src/arrow.ts', "import { readTime } from '@scp-backup/client';"],
  ['cli/src/command.ts', "export const load = () => import('@scp-backup/mock');"],
  ['cli/src/types.ts', "import type { MockOptions } from '@scp-backup/mock';"],
  ['docs/site/page.ts', "import { createHandler } from '@scp-backup/mock/handler';"],
];

let folder: string;
let refused: ReadonlySet<string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scp-backup arrows '));
  for (const path of ['biome.json', '.gitignore', 'packages/tooling/arrows.grit']) {
    await cp(join(root, path), join(folder, path));
  }
  for (const [file, text] of [...forbidden, ...allowed]) {
    const path = join(folder, 'packages', file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${text}\n`);
  }
  const biome = createRequire(join(root, 'package.json')).resolve('@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', 'packages'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: readonly { category: string; severity: string; location: { path: string } }[];
  };
  const errors = diagnostics.filter(({ category, severity }) => category === 'plugin' && severity === 'error');
  refused = new Set(errors.map(({ location }) => location.path.replace(/^.*packages\//, '')));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(forbidden)('%s may not hold %s', (file) => {
  expect([...refused]).toContain(file);
});

test.each(allowed)('%s may hold %s', (file) => {
  expect([...refused]).not.toContain(file);
});
