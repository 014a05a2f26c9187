import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** What keeps the runtimes and npm from calling home. */
export const quiet: Readonly<Record<string, string>> = {
  DO_NOT_TRACK: '1',
  DENO_NO_UPDATE_CHECK: '1',
  NO_UPDATE_NOTIFIER: '1',
};

/** The program of Bun itself: the one in bin/ needs an install script to have run. */
export function bun(): string {
  const machine = `${process.platform}-${process.arch === 'arm64' ? 'aarch64' : process.arch}`;
  const { resolve } = createRequire(require.resolve('bun/package.json'));
  return join(dirname(resolve(`@oven/bun-${machine}/package.json`)), 'bin/bun');
}

/** The entry of Deno, for Node. */
export function deno(): string {
  return join(dirname(require.resolve('deno/package.json')), 'bin.cjs');
}
