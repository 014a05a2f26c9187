import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '@scp-backup/tooling/processes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOperations, copyOfRepository } from './add-operations.ts';

/** The promise of the architecture at its full length: an operation is added by editing `spec/`, and nothing else changes. */
let copy: string;

beforeAll(async () => {
  copy = await copyOfRepository('left out');
});

afterAll(() => rm(copy, { recursive: true, force: true }));

test('every test passes in a copy whose spec has more operations', { timeout: 3_600_000 }, async () => {
  const script = (...args: string[]) =>
    run(process.execPath, [join(copy, 'scripts', args[0] ?? ''), ...args.slice(1)], copy, { TEST_FULL: '' });
  await script('bootstrap.mjs');
  await addOperations(join(copy, 'spec'));
  await script('run.mjs', 'turbo.mjs', 'generate');
  expect(await script('run.mjs', 'test.mjs')).toMatch(/\d{4} passed, 0 failed\n$/);
});
