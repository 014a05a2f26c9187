import { createRequire } from 'node:module';
import { operations } from '@scp-backup/openapi';
import { budgetFor, budgets } from '@scp-backup/tooling/budgets';
import { expect, test } from 'vitest';
import { bundled } from './bundle.ts';
import { backup_id, credentials, failureOf, json, page, path, serve } from './service.ts';

test('the client for browsers stays within its budget, and contains nothing of Node', async () => {
  const { text, brotli, later } = await bundled("export { createBackupClient } from '@scp-backup/client'");
  expect(brotli + later).toBeLessThan(budgetFor(budgets.client, operations));
  const forbidden = ['node:', 'require(', 'Buffer.', 'samples', 'ajv', 'eval('];
  expect(forbidden.filter((one) => text.includes(one))).toEqual([]);
});

test('what is not used is left out', async () => {
  expect((await bundled("export { readTime } from '@scp-backup/client'")).brotli).toBeLessThan(budgets.readTime);
  expect((await bundled("import '@scp-backup/client'")).minified).toBeLessThan(budgets.unused);
});

test('a program in CommonJS has methods, GET and errors that both kinds of module recognize', async () => {
  const { createBackupClient } = createRequire(import.meta.url)(
    '@scp-backup/client',
  ) as typeof import('@scp-backup/client');
  const { isBackupError } = await import('@scp-backup/client');
  const service = await serve((_, response, number) => json(response, number < 3 ? 200 : 403, page));
  const backup = createBackupClient({ baseUrl: service.url, credentials, retry: false });
  expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
  expect((await backup.GET(path, { params: { path: { backup_id } } })).data).toEqual(page);
  expect(isBackupError(await failureOf(backup.listBackupRestoreHistories({ backup_id })))).toBe(true);
});
