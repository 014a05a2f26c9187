import { testConfig } from '@scp-backup/tooling/test-config';
import { defineConfig } from 'vitest/config';

/** Every test of a server runs with both engines, since they must behave the same; all others run once. */
const engines = ['prism', 'handler'].map((engine) => ({
  extends: true as const,
  test: { name: engine, include: ['test/server/*.test.ts'], env: { MOCK_ENGINE: engine } },
}));
const full = process.env.TEST_FULL === '1' ? ['test/*.full.ts'] : [];
const once = { extends: true as const, test: { name: 'once', include: ['test/*.test.ts', ...full] } };

export default defineConfig(testConfig({ include: [], projects: [once, ...engines] }));
