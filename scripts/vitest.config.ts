import { testConfig } from '@scp-backup/tooling/test-config';

const full = process.env.TEST_FULL === '1' ? ['generate/test/**/*.full.ts'] : [];

export default testConfig({ include: ['{generate/,}test/**/*.test.ts', ...full] });
