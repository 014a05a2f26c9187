import { testConfig } from '@scp-backup/tooling/test-config';

// The files share one browser, one built site, and what they import.
export default testConfig({ globalSetup: 'test/global-setup.ts', isolate: false });
