import { createBackupClient } from '@scp-backup/client';

export default {
  async fetch(request, { baseUrl, accessKey, secretKey }) {
    const backup = createBackupClient({ baseUrl, credentials: { accessKey, secretKey } });
    const { pathname } = new URL(request.url);
    const { contents } = await backup.listBackupRestoreHistories({ backup_id: pathname.slice(1) });
    return Response.json(contents);
  },
};
