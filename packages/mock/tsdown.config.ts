import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts', handler: 'src/handler.ts', msw: 'src/msw.ts', prism: 'src/prism.ts' },
  format: ['esm', 'cjs'],
  dts: true,
  platform: 'node',
  shims: true,
  fixedExtension: false,
  target: 'node20',
});
