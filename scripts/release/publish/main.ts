/**
 * `npm run release:publish`: builds the packages and publishes every version that the registry does not have. The
 * release workflow and `npm run release:check` call it; anybody else can, with a registry on this machine.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { turbo } from '../../turbo.mjs';
import { publicPackages, repositoryName, root } from '../manifests.ts';
import { loopbackConfiguration, publishEnvironment, refuseOwnRegistry } from './environment.ts';
import { permission } from './permission.ts';

process.exitCode = await publish();

async function publish(): Promise<number> {
  const allowed = permission(process.env, await repositoryName());
  if (allowed.kind === 'refused') {
    console.error(`Nothing is published: ${allowed.reason}`);
    return 1;
  }
  const packages = await publicPackages();
  refuseOwnRegistry(packages.map(({ manifest }) => manifest));
  const filters = packages.map(({ manifest }) => `--filter=${manifest.name}`);
  const built = await turbo(['build', ...filters, '--output-logs=errors-only', '--log-order=grouped']);
  if (built !== 0) return built;
  const folder = await mkdtemp(join(tmpdir(), 'scp-backup-publish-'));
  try {
    const configuration = join(folder, 'npmrc');
    if (allowed.kind === 'loopback') {
      await writeFile(configuration, loopbackConfiguration(allowed.registry, await usersConfiguration()));
    }
    // Only a real release is tagged.
    const args = ['publish', ...(allowed.kind === 'loopback' ? ['--no-git-tag'] : [])];
    return await changeset(args, publishEnvironment(process.env, allowed, configuration));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function usersConfiguration(): Promise<string> {
  return readFile(process.env.npm_config_userconfig ?? join(homedir(), '.npmrc'), 'utf8').catch(() => '');
}

function changeset(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const bin = join(root, 'node_modules/@changesets/cli/bin.js');
  // changesets calls pnpm by name, and a fresh machine has none.
  const path = [join(root, 'node_modules/.bin'), env.PATH].join(delimiter);
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: root,
    env: { ...env, PATH: path },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
