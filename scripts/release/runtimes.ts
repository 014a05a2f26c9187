import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

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

export function npm(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<string> {
  return run('npm', [...args, '--no-update-notifier'], cwd, env);
}

/** Runs a program to its end and gives what it printed; rejects with all of it when the program fails. */
export function run(
  file: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<string> {
  // Deno looks at its own list of authorities alone unless it is told to ask the machine, as npm and Bun do.
  const machine = { DENO_TLS_CA_STORE: 'mozilla,system' };
  const quiet = { NO_COLOR: '1', DO_NOT_TRACK: '1', DENO_NO_UPDATE_CHECK: '1', CI: '1' };
  const child = spawn(file, args, {
    cwd,
    env: { ...machine, ...process.env, ...quiet, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(text);
      else reject(new Error(`${file} ${args.join(' ')} ended with ${code} in ${cwd}:\n${text}`));
    });
  });
}
