/**
 * Installs what the lockfile says, on a machine that has Node and npm only. Does nothing when that is done already.
 * Uses Node's own modules alone: nothing else is there when it runs.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { packageManager, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Ends the process where the installation is not possible. */
export function bootstrap() {
  try {
    installOnce();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

function installOnce() {
  const [wantedMajor, wantedMinor] = engines.node.replace('>=', '').split('.').map(Number);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new Error(`Node ${engines.node} is needed; this is ${process.versions.node}.`);
  }
  const stamp = join(root, 'node_modules/.bootstrapped');
  const state = createHash('sha256').update(`${process.platform} ${process.arch} ${major} ${root}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']) {
    state.update(readFileSync(join(root, file)));
  }
  const wanted = state.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing the dependencies…');
  install();
  writeFileSync(stamp, wanted);
}

/** Runs the pnpm that `packageManager` names, once its tarball has the SHA-512 that stands there. */
function install() {
  const [pnpm = '', hash] = packageManager.split('+sha512.');
  const folder = mkdtempSync(join(tmpdir(), 'scp-backup-pnpm-'));
  try {
    npm(folder, 'pack', pnpm, '--silent');
    const [tarball = ''] = readdirSync(folder);
    const found = createHash('sha512')
      .update(readFileSync(join(folder, tarball)))
      .digest('hex');
    if (found !== hash) throw new Error(`${pnpm} has the SHA-512 ${found}, and package.json says another one`);
    npm(folder, 'install', `./${tarball}`, '--prefix=.', '--silent', '--ignore-scripts', '--no-save');
    const program = join(folder, 'node_modules/pnpm/bin/pnpm.cjs');
    run(process.execPath, [program, 'install', '--frozen-lockfile', '--reporter=append-only'], root);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @type {(cwd: string, ...args: string[]) => void} */
function npm(cwd, ...args) {
  // npm's own entry file runs the same everywhere; `npm` by name needs a shell on Windows.
  const entry = process.env.npm_execpath;
  if (entry?.endsWith('npm-cli.js')) run(process.execPath, [entry, ...args], cwd);
  else run('npm', args, cwd);
}

/** @type {(file: string, args: readonly string[], cwd: string) => void} */
function run(file, args, cwd) {
  const shell = file === 'npm' && process.platform === 'win32';
  const { status, error } = spawnSync(file, args, { cwd, stdio: ['ignore', 2, 2], shell });
  if (status !== 0) throw error ?? new Error(`${file} ${args.join(' ')} ended with ${status}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) bootstrap();
