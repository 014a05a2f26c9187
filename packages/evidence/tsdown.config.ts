import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  // Each has its notice in NOTICE.md.
  deps: { onlyBundle: ['hyparquet', 'hyparquet-writer'] },
  dts: true,
  platform: 'node',
  shims: true,
  fixedExtension: false,
  target: 'node20',
});
