import { testConfig } from '@scp-backup/tooling/test-config';
import { defineConfig } from 'vitest/config';

/** Every test runs twice, since both engines must behave the same. */
const engines = ['prism', 'handler'].map((engine) => ({
  extends: true as const,
  test: { name: engine, env: { MOCK_ENGINE: engine } },
}));

export default defineConfig(testConfig({ projects: engines }));
