/**
 * Installs what the lockfile says, on a machine that has Node and npm only. Does nothing when that is done already.
 * Uses Node's own modules alone: nothing else is there when it runs.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { packageManager, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const stamp = join(root, 'node_modules/.bootstrapped');

const [wantedMajor, wantedMinor] = engines.node.replace('>=', '').split('.').map(Number);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
  console.error(`Node ${engines.node} is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

const state = installState();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== state) {
  console.error('Installing the dependencies…');
  const code = await install();
  if (code !== 0) {
    console.error('The dependencies could not be installed; see the lines above.');
    process.exit(code);
  }
  writeFileSync(stamp, state);
}

/** What an installation depends on: the lockfile, every manifest, and the platform. */
function installState() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${major} ${root}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** @returns {Promise<number>} */
function install() {
  const npm = process.env.npm_execpath;
  const args = ['exec', '--yes', '--', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'];
  // npm's own entry file runs the same everywhere; `npm` by name needs a shell on Windows.
  const child = npm?.endsWith('.js')
    ? spawn(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawn('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
