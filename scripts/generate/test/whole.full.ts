import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '@scp-backup/tooling/processes';
import { afterEach, expect, test } from 'vitest';
import { copyWithOperations } from './add-operations.ts';

/** The promise of the architecture at its full length: an operation is added by editing `spec/`, and nothing else changes. */
let copy: string;

afterEach(() => rm(copy, { recursive: true, force: true }));

test('the whole of npm test passes in a copy whose spec has more operations', { timeout: 3_600_000 }, async () => {
  copy = await copyWithOperations('left out');
  const npm = (...args: string[]) =>
    run(process.execPath, [join(copy, 'scripts/run.mjs'), ...args], copy, { TEST_FULL: '' });
  await npm('turbo.mjs', 'generate');
  expect(await npm('test.mjs')).toMatch(/\d{4} passed, 0 failed\n$/);
});
