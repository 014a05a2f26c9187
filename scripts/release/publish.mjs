/**
 * `node scripts/release/publish.mjs [folder]`: publishes each tarball of the folder, `reports/tarballs` by default, whose
 * version the registry does not have. Needs Node and npm only, since the job that may publish installs nothing.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../reports/tarballs', import.meta.url));
const { npm_config_registry: registry = '', GITHUB_WORKFLOW_REF: workflow = '', GITHUB_OUTPUT: output } = process.env;
const isLoopback = /^https?:\/\/(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?(\/|$)/.test(registry);
const isRelease = workflow.endsWith('/.github/workflows/release.yml@refs/heads/main');

if (!isLoopback && !isRelease) {
  console.error('Nothing is published: only the release workflow on main publishes, and anybody to a registry on');
  console.error('this machine: npm_config_registry=http://127.0.0.1:4873 npm run release:publish');
  process.exit(1);
}

// Given as arguments, they come before what a manifest and the user's own configuration say.
const place = registry.replace(/^https?:/, '').replace(/\/*$/, '/');
const options = isLoopback
  ? [`--registry=${registry}`, `--@scp-backup:registry=${registry}`, `--${place}:_authToken=loopback`]
  : ['--provenance'];

/** @param {string[]} args */
const npm = (...args) =>
  spawnSync('npm', [...args, ...options], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });

const published = [];
for (const file of readdirSync(folder).sort()) {
  const tarball = join(folder, file);
  const [{ id, version }] = JSON.parse(npm('pack', '--dry-run', '--json', tarball).stdout);
  if (npm('view', id, 'version', '--silent').stdout.trim() === version) {
    console.log(`${id} is published already`);
    continue;
  }
  const { status } = npm('publish', tarball, '--access=public');
  if (status !== 0) process.exit(1);
  published.push(id);
  console.log(`${id} published`);
}
// What the next job tags.
if (output) appendFileSync(output, `published=${published.join(' ')}\n`);
