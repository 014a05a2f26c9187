import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'node/index': 'src/node/index.ts',
    'hmac.node': 'src/hmac.node.ts',
    'hmac.web': 'src/hmac.web.ts',
  },
  format: ['esm', 'cjs'],
  dts: true,
  platform: 'neutral',
  target: 'es2022',
  // Which one is meant is for the runtime that loads it to say.
  deps: { neverBundle: ['#hmac', /^node:/] },
});
