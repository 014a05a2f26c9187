// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "fetch": { "disableSameOriginPolicy": true } } }
import { expect, test } from 'vitest';
import { backup_id, client, json, page, path, serve } from './service.ts';

test('calls are signed through the fetch and the requests of happy-dom', async () => {
  const service = await serve((_, response) => json(response, 200, page));
  const backup = client(service.url);
  expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
  expect((await backup.GET(path, { params: { path: { backup_id } } })).data).toEqual(page);
  expect(service.verdicts).toEqual([true, true]);
});
