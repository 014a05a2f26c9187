import { testConfig } from '../../scripts/test-config.ts';

// A busy machine opens pages slowly.
export default testConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
