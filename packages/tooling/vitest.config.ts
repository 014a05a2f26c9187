import { testConfig } from './src/test-config.mjs';

export default testConfig();
