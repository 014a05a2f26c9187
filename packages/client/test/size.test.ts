import { budgets } from '@scp-backup/tooling/budgets';
import { expect, test } from 'vitest';
import { bundled } from './bundle.ts';

test('the client for browsers is no larger than it was, and holds nothing of Node', async () => {
  const { text, brotli } = await bundled("export { createBackupClient } from '@scp-backup/client'");
  expect(brotli).toBeLessThan(budgets.client);
  const forbidden = ['node:', 'require(', 'Buffer.', 'samples', 'ajv', 'eval('];
  expect(forbidden.filter((one) => text.includes(one))).toEqual([]);
});

test('what is not used is left out', async () => {
  expect((await bundled("export { readTime } from '@scp-backup/client'")).brotli).toBeLessThan(budgets.readTime);
  expect((await bundled("import '@scp-backup/client'")).minified).toBeLessThan(budgets.unused);
});
