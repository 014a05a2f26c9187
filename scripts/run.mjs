/**
 * What every script of the root `package.json` begins with: installs the dependencies where they are not what the
 * lockfile says, then runs a program of this folder, or of an installed package by its name.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [program = '', ...args] = process.argv.slice(2);
bootstrap();

const tsx = () => join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/cli.mjs');
const path = [join(here, '../node_modules/.bin'), process.env.PATH].join(delimiter);
const options = /** @type {const} */ ({ stdio: 'inherit' });
const env = { ...process.env, PATH: path };
const child = program.endsWith('.ts')
  ? spawn(process.execPath, [tsx(), join(here, program), ...args], { ...options, env })
  : program.endsWith('.mjs')
    ? spawn(process.execPath, [join(here, program), ...args], { ...options, env })
    : spawn(program, args, { ...options, env, shell: process.platform === 'win32' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
