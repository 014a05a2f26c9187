import { testConfig } from '@scp-backup/tooling/test-config';

// The files share one browser and one built site; two of them run at a time.
export default testConfig({ globalSetup: 'test/global-setup.ts', maxWorkers: 2 });
