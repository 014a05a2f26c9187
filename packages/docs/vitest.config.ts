import { testConfig } from '@scp-backup/tooling/test-config';

// The files share one browser, and a machine of two cores.
export default testConfig({ globalSetup: 'test/global-setup.ts' });
