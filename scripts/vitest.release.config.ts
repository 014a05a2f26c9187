import { testConfig } from '@scp-backup/tooling/test-config';

/** What `npm run release:check` runs: the packages as they are packed, and projects that install what was published. */
export default testConfig({
  include: ['release/*.test.ts', 'test/{links,packages,publish,workflows}.test.ts'],
  outputFile: { json: 'reports/release.json' },
  maxConcurrency: 3,
  testTimeout: 3_600_000,
  hookTimeout: 3_600_000,
});
