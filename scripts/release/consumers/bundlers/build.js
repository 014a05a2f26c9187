/** Bundles main.js with every bundler, for the browser and for a server where the bundler knows both. */
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rspack } from '@rspack/core';
import { rollup } from 'rollup';
import { build } from 'vite';
import webpack from 'webpack';

const path = new URL('out', import.meta.url).pathname;

function pack(name, bundler) {
  for (const target of ['web', 'node']) {
    const output = { path, filename: `${name}-${target}.cjs` };
    bundler({ mode: 'production', target, entry: './main.js', output }, (error, stats) => {
      if (!error && !stats.hasErrors() && !stats.hasWarnings()) return;
      console.error(error ?? stats.toString());
      process.exitCode = 1;
    });
  }
}

pack('webpack', webpack);
pack('rspack', rspack);
for (const browser of [true, false]) {
  const bundle = await rollup({ input: 'main.js', plugins: [nodeResolve({ browser })] });
  await bundle.write({ file: `out/rollup-${browser ? 'web' : 'node'}.js`, inlineDynamicImports: true });
}
await build({
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: 'main.js',
    outDir: 'out',
    emptyOutDir: false,
    rolldownOptions: { output: { entryFileNames: 'vite-ssr.js' } },
  },
});
