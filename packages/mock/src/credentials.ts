import type { Credentials } from '@scp-backup/signing';

/** Credentials for trying things out. They open nothing but a mock. */
export const demoCredentials: Credentials = {
  accessKey: 'demo-access-key',
  secretKey: 'demo-secret-key-that-opens-nothing',
};
