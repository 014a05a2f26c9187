import { testConfig } from '@scp-backup/tooling/test-config';

export default testConfig({ pool: 'threads' });
