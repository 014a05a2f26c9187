import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '@scp-backup/tooling/processes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../release/manifests.ts';

/** No tarball is in it, so nothing is sent, whatever the command allows. */
let empty: string;

beforeAll(async () => {
  empty = await mkdtemp(join(tmpdir(), 'scp-backup-publish-'));
});

afterAll(() => rm(empty, { recursive: true }));

async function publish(npm_config_registry: string, GITHUB_WORKFLOW_REF: string) {
  const env = { npm_config_registry, GITHUB_WORKFLOW_REF, GITHUB_OUTPUT: '' };
  const { ended, output } = start(process.execPath, ['scripts/release/publish.mjs', empty], root, env);
  return { code: await ended, refused: output().startsWith('Nothing is published') };
}

test.each(['http://127.0.0.1:4873', 'http://127.0.0.1:4873/', 'http://localhost/', 'http://[::1]:4873/'])(
  'anybody may publish to %s',
  async (registry) => {
    expect(await publish(registry, '')).toEqual({ code: 0, refused: false });
  },
);

test.each([
  '',
  'https://registry.example/',
  'http://127.0.0.1.example/',
  'http://127.0.0.1@registry.example/',
  'http://10.0.0.1/',
])('nobody publishes to "%s" by hand', async (registry) => {
  expect(await publish(registry, '')).toEqual({ code: 1, refused: true });
});

test('the release workflow publishes from main', async () => {
  const workflow = 'owner/name/.github/workflows/release.yml@refs/heads/main';
  expect(await publish('', workflow)).toEqual({ code: 0, refused: false });
});

test.each([
  'owner/name/.github/workflows/ci.yml@refs/heads/main',
  'owner/name/.github/workflows/release.yml@refs/heads/other',
])('%s publishes nothing', async (workflow) => {
  expect(await publish('', workflow)).toEqual({ code: 1, refused: true });
});
