/**
 * The settings of every package's tests. They report to the reader, and as JSON that `npm test` adds up. Plain
 * JavaScript, since the configuration of a package is loaded by Node itself. Files named `*.full.ts` are slow by nature
 * and run in `npm run test:full` alone.
 *
 * @param {import('vitest/config').ViteUserConfig['test']} [test]
 * @returns {import('vitest/config').ViteUserConfig}
 */
export function testConfig(test = {}) {
  return {
    test: {
      include: ['test/**/*.test.ts', ...(process.env.TEST_FULL === '1' ? ['test/**/*.full.ts'] : [])],
      reporters: ['default', 'json'],
      outputFile: { json: 'reports/vitest.json' },
      // The built packages run as they are, by Node itself and not through the test runner's transformation.
      server: { deps: { external: [/\/dist\//] } },
      // One process a worker and not one a file: nothing in the tests replaces a module, and starting costs a third.
      isolate: false,
      // They end what hangs; a slow or busy machine stays far below them.
      testTimeout: 180_000,
      hookTimeout: 180_000,
      ...test,
    },
  };
}
