import { defineConfig, type UserConfig } from 'tsdown';

const common: UserConfig = {
  entry: { index: 'src/index.ts', validate: 'src/validate.ts', query: 'src/query.ts' },
  dts: true,
  platform: 'neutral',
  target: 'es2022',
};

export default defineConfig([
  { ...common, format: 'esm' },
  // The default export of openapi-fetch is not the same for `require` and for `import`, so CommonJS has it inside.
  { ...common, format: 'cjs', deps: { alwaysBundle: ['openapi-fetch'] } },
]);
