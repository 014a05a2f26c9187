import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts', validate: 'src/validate.ts', query: 'src/tanstack/query.ts' },
  format: ['esm', 'cjs'],
  dts: true,
  platform: 'neutral',
  target: 'es2022',
});
