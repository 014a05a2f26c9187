import { createBackupClient } from '@scp-backup/client';
import { createMockHandler } from '@scp-backup/mock/handler';
import { createSigningFetch } from '@scp-backup/signing';

const backup_id = '00cd2538fbf94d12b36aabbdd607e974';
const mock = createMockHandler();

test('a method gives typed rows', async () => {
  const { credentials } = mock;
  const backup = createBackupClient({ region: 'kr-west1', environment: 'e', credentials, fetch: mock });
  const [row] = await backup.listBackupRestoreHistories({ backup_id }).all();
  const state: string | undefined = row?.restore_state.toLowerCase();
  expect(state).toBe('completed');
});

test('the signing fetch alone signs', async () => {
  const fetch = createSigningFetch({ credentials: mock.credentials, fetch: mock });
  const url = `https://backup.kr-west1.e.samsungsdscloud.com/v1/backups/${backup_id}/restore-histories`;
  expect((await fetch(url)).status).toBe(200);
});
