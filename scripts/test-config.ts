import type { ViteUserConfig } from 'vitest/config';

/** Every package reports in the same two ways: to the reader, and as JSON that `npm test` adds up. */
export function testConfig(test: ViteUserConfig['test'] = {}): ViteUserConfig {
  return {
    test: {
      include: ['test/**/*.test.ts'],
      reporters: ['default', 'json'],
      outputFile: { json: 'reports/vitest.json' },
      // The built packages run as they are, by Node itself and not through the test runner's transformation.
      server: { deps: { external: [/\/dist\//] } },
      // They end what hangs; a slow or busy machine stays far below them.
      testTimeout: 180_000,
      hookTimeout: 180_000,
      ...test,
    },
  };
}
