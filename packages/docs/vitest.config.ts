import { testConfig } from '@scp-backup/tooling/test-config';

// The files share one browser, one built site, and what they import; two of them run at a time.
export default testConfig({ globalSetup: 'test/global-setup.ts', isolate: false, maxWorkers: 2 });
