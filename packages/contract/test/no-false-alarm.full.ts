import { runContract } from '@scp-backup/contract';
import { startMock } from '@scp-backup/mock';
import { createMockHandler } from '@scp-backup/mock/handler';
import { expect, test } from 'vitest';
import { credentials, data, parent, rowsOf } from './services/rows.ts';

const base = { parameters: { backup_id: parent }, credentials };

test('the mock by Prism raises no alarm, with the fidelity observed', async () => {
  const mock = await startMock({ credentials, data, fidelity: 'observed' });
  const report = await runContract({ ...base, baseUrl: mock.url, profile: 'observed' });
  await mock.close();
  expect(report.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

test('a right service with 130,000 rows raises no alarm', async () => {
  const fetch = createMockHandler({
    credentials,
    data: { ...data, listBackupRestoreHistories: rowsOf(parent, 130_000) },
  });
  const report = await runContract({ ...base, baseUrl: 'http://mock.test', fetch });
  expect(report.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(report.checks.some(({ note }) => note === 'only 5000 of 130000 rows were read')).toBe(true);
});
