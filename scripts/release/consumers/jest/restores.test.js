const { createBackupClient } = require('@scp-backup/client');
const { createMockHandler } = require('@scp-backup/mock/handler');

const backup_id = '00cd2538fbf94d12b36aabbdd607e974';
const mock = createMockHandler();
const options = { region: 'kr-west1', environment: 'e', credentials: mock.credentials, fetch: mock };

test('a method gives the rows', async () => {
  const rows = await createBackupClient(options).listBackupRestoreHistories({ backup_id }).all();
  expect(rows).toEqual([expect.objectContaining({ backup_id, restore_state: 'COMPLETED' })]);
});

test('GET of openapi-fetch gives a page, seen by a middleware', async () => {
  const backup = createBackupClient(options);
  const seen = [];
  backup.use({ onResponse: ({ response }) => void seen.push(response.status) });
  const params = { path: { backup_id } };
  const { data } = await backup.GET('/v1/backups/{backup_id}/restore-histories', { params });
  expect(data.contents).toHaveLength(1);
  expect(seen).toEqual([200]);
});

test('a refusal is an error with a code', async () => {
  const credentials = { ...mock.credentials, secretKey: 'another' };
  const backup = createBackupClient({ ...options, credentials });
  await expect(backup.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject({ code: 'authentication' });
});
