import { testConfig } from '@scp-backup/tooling/test-config';

export default testConfig({ include: ['{generate/,}test/**/*.test.ts'] });
