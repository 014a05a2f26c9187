import { createBackupClient } from 'npm:@scp-backup/client';
import { examples } from 'npm:@scp-backup/openapi/examples';
import { loadSettings } from 'npm:@scp-backup/signing/node';

const { credentials, baseUrl = '' } = loadSettings();
if (!credentials) throw new Error('no settings');
const { backup_id } = examples.listBackupRestoreHistories.parameters;
const backup = createBackupClient({ baseUrl, credentials });
for await (const row of backup.listBackupRestoreHistories({ backup_id })) {
  console.log(row.restore_server_name, row.restore_state, row.restore_end_time);
}
