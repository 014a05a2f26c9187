import { defineConfig } from 'tsdown';
import { licencesOf } from './build/licences.ts';

const shared = { platform: 'node', fixedExtension: false, target: 'node20' } as const;

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts'],
    format: ['esm', 'cjs'],
    // Each has its notice in NOTICE.md.
    deps: { onlyBundle: ['hyparquet', 'hyparquet-writer'] },
    dts: true,
    shims: true,
    plugins: [
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
