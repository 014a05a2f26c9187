import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/main.ts'],
  // Help and signatures are there at once: CommonJS, and one file for each command with all that it needs of the two
  // packages which have no dependencies. The others are loaded when their command runs.
  format: ['cjs'],
  deps: { alwaysBundle: [/^@scp-backup\/(openapi|signing)(\/|$)/] },
  dts: false,
  platform: 'node',
  target: 'node20',
});
