import { runContract } from '@scp-backup/contract';
import { demoCredentials } from '@scp-backup/mock';
import { examples } from '@scp-backup/openapi/examples';
import { expect, test } from 'vitest';

test('a body that never ends fails its checks in time, also where nothing listens to the signal', async () => {
  const endless = async (): Promise<Response> => new Response(new ReadableStream());
  const report = await runContract({
    baseUrl: 'http://127.0.0.1:1',
    credentials: demoCredentials,
    parameters: { backup_id: examples.listBackupRestoreHistories.parameters.backup_id },
    timeoutMs: 20,
    fetch: endless,
  });
  expect(report.ok).toBe(false);
  expect(
    report.checks.flatMap(({ failures }) => failures).some(({ message }) => message.includes('within 20 ms')),
  ).toBe(true);
});
