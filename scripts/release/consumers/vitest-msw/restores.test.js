import { createBackupClient } from '@scp-backup/client';
import { createMockHandler } from '@scp-backup/mock/handler';
import { mswHandlers } from '@scp-backup/mock/msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';

const mock = createMockHandler();
const server = setupServer(...mswHandlers({ mock }));
const backup_id = '00cd2538fbf94d12b36aabbdd607e974';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

test('the client of the real host meets the mock', async () => {
  const backup = createBackupClient({ region: 'kr-west1', environment: 'e', credentials: mock.credentials });
  const [row] = await backup.listBackupRestoreHistories({ backup_id }).all();
  console.log(row.restore_server_name, row.restore_state, row.restore_end_time);
  expect(row.restore_state).toBe('COMPLETED');
  expect(mock.requests).not.toHaveLength(0);
});

test('a wrong key is refused', async () => {
  const credentials = { ...mock.credentials, secretKey: 'another' };
  const backup = createBackupClient({ region: 'kr-west1', environment: 'e', credentials });
  await expect(backup.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject({ code: 'authentication' });
});
