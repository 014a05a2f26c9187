import { createBackupClient } from '@scp-backup/client';
import { createMockHandler } from '@scp-backup/mock/handler';
import { createSigningFetch } from '@scp-backup/signing';

const backup_id = '00cd2538fbf94d12b36aabbdd607e974';
const { baseUrl, accessKey, secretKey } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

async function show(id, rows) {
  const list = document.querySelector(id);
  for await (const row of rows) {
    const item = document.createElement('li');
    item.textContent = `${row.restore_server_name} ${row.restore_state} ${row.restore_end_time}`;
    list.append(item);
  }
  list.dataset.done = 'yes';
}

// The mock on this machine, over the network.
const backup = createBackupClient({ baseUrl, credentials: { accessKey, secretKey } });
await show('#served', backup.listBackupRestoreHistories({ backup_id }));

// The mock in the page, without a network.
const mock = createMockHandler();
const fetch = createSigningFetch({ credentials: mock.credentials, fetch: mock });
const host = 'https://backup.kr-west1.e.samsungsdscloud.com';
const { contents } = await (await fetch(`${host}/v1/backups/${backup_id}/restore-histories`)).json();
await show('#own', contents);
