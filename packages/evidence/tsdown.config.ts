import { licencesOf } from '@scp-backup/tooling/licences';
import { defineConfig } from 'tsdown';

const shared = { platform: 'node', fixedExtension: false, target: 'node20' } as const;

/** Checks policies and annotations, and would be five packages in the tree of everybody who installs the command line. */
const ajv = ['ajv', 'fast-deep-equal', 'fast-uri', 'json-schema-traverse'];

/** What is loaded when it is needed, once for both module systems. */
const apart = ['plots', 'parquet'] as const;

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts'],
    format: ['esm', 'cjs'],
    // `dist/index.notices.txt` has the licence of each.
    deps: { alwaysBundle: ['ajv'], onlyBundle: ajv },
    dts: true,
    shims: true,
    plugins: [
      licencesOf('index.notices.txt'),
      {
        name: 'what stands apart',
        resolveId(id) {
          const name = apart.find((one) => id.endsWith(`/${one}.ts`));
          return name && { id: `./${name}.js`, external: true };
        },
      },
    ],
  },
  ...[
    { name: 'plots', entry: 'src/report/plots.ts' },
    { name: 'parquet', entry: 'src/export/parquet.ts' },
  ].map(({ name, entry }) => ({
    // The libraries are part of the package, so that whoever installs it installs none of them.
    ...shared,
    entry: [entry],
    format: ['esm' as const],
    deps: { alwaysBundle: [/^(?!@scp-backup\/)/], onlyBundle: false as const },
    dts: false,
    minify: true,
    clean: false,
    plugins: [licencesOf(`${name}.notices.txt`)],
  })),
]);
