import { testConfig } from '../../scripts/test-config.ts';

// A busy machine opens pages slowly.
export default testConfig();
