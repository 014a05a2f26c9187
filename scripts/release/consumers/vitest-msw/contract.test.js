import { contractSuite } from '@scp-backup/contract/vitest';

contractSuite({
  baseUrl: process.env.SCP_BASE_URL,
  parameters: { backup_id: '00cd2538fbf94d12b36aabbdd607e974' },
  credentials: { accessKey: process.env.SCP_ACCESS_KEY, secretKey: process.env.SCP_SECRET_KEY },
});
