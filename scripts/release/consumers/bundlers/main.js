import { createBackupClient } from '@scp-backup/client';
import { createMockHandler } from '@scp-backup/mock/handler';

const backup_id = '00cd2538fbf94d12b36aabbdd607e974';
const mock = createMockHandler();
const backup = createBackupClient({ region: 'kr-west1', environment: 'e', credentials: mock.credentials, fetch: mock });

globalThis.rows = backup.listBackupRestoreHistories({ backup_id }).all();
