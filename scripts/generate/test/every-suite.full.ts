import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '@scp-backup/tooling/processes';
import { afterAll, expect, test } from 'vitest';
import { addOperations, copyOfRepository } from './add-operations.ts';

/** `operations.test.ts` tries the operations that are added; here each package's own suite is held against them. */
const copy: string = await copyOfRepository();

afterAll(() => rm(copy, { recursive: true, force: true }));

test('everything that `npm test` runs passes with operations of many other shapes', async () => {
  await addOperations(join(copy, 'spec'));
  const scripts = join(copy, 'scripts');
  await run(process.execPath, [join(scripts, 'node_modules/tsx/dist/cli.mjs'), 'generate/main.ts'], scripts);
  const output = await run(process.execPath, [join(scripts, 'test.mjs')], copy, { TEST_FULL: '' });
  expect(output).toMatch(/^\d{4,} passed, 0 failed$/m);
}, 3_600_000);
