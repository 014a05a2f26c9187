import { createBackupClient } from '@scp-backup/client';
import { createMockHandler } from '@scp-backup/mock/handler';
import { expect, test } from 'vitest';

const { SCP_BASE_URL: baseUrl, SCP_ACCESS_KEY: accessKey, SCP_SECRET_KEY: secretKey } = process.env;
const backup_id = '00cd2538fbf94d12b36aabbdd607e974';

async function firstState(backup) {
  const [row] = await backup.listBackupRestoreHistories({ backup_id }).all();
  document.body.textContent = row.restore_state;
  return document.body.textContent;
}

test('a component meets the mock in the page', async () => {
  const mock = createMockHandler();
  const backup = createBackupClient({
    region: 'kr-west1',
    environment: 'e',
    credentials: mock.credentials,
    fetch: mock,
  });
  expect(await firstState(backup)).toBe('COMPLETED');
});

test('a component meets the mock over the network', async () => {
  expect(await firstState(createBackupClient({ baseUrl, credentials: { accessKey, secretKey } }))).toBe('COMPLETED');
});

test('a component that goes away takes its call with it', async () => {
  const unmounted = new AbortController();
  const backup = createBackupClient({ baseUrl, credentials: { accessKey, secretKey } });
  const call = backup.listBackupRestoreHistories({ backup_id }, { signal: unmounted.signal });
  unmounted.abort();
  await expect(call).rejects.toMatchObject({ code: 'aborted' });
});
