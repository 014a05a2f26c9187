import { licencesOf } from '@scp-backup/tooling/licences';
import { defineConfig } from 'tsdown';

const shared = { platform: 'node', fixedExtension: false, target: 'node20' } as const;

/** Checks policies and annotations, and would be five packages in the tree of everybody who installs the command line. */
const ajv = ['ajv', 'fast-deep-equal', 'fast-uri', 'json-schema-traverse'];

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts'],
    format: ['esm', 'cjs'],
    // `dist/index.notices.txt` has the licence of each.
    deps: { alwaysBundle: ['ajv'], onlyBundle: ['hyparquet', 'hyparquet-writer', ...ajv] },
    dts: true,
    shims: true,
    plugins: [
      licencesOf('index.notices.txt'),
      {
        name: 'plots stand apart',
        resolveId: (id) => (id.endsWith('/plots.ts') ? { id: './plots.js', external: true } : undefined),
      },
    ],
  },
  {
    // The libraries that draw are part of the package, so that whoever installs it installs none of them.
    ...shared,
    entry: ['src/report/plots.ts'],
    format: ['esm'],
    deps: { alwaysBundle: [/./], onlyBundle: false },
    dts: false,
    minify: true,
    clean: false,
    plugins: [licencesOf('plots.notices.txt')],
  },
]);
