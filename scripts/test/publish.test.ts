import { start } from '@scp-backup/tooling/processes';
import { expect, test } from 'vitest';
import { root } from '../release/manifests.ts';

/** Variables of the release workflow are taken away, so that it behaves the same there. */
async function publish(registry: string, workflow = ''): Promise<{ code: number | null; output: string }> {
  const env = { npm_config_registry: registry, GITHUB_WORKFLOW_REF: workflow, GITHUB_OUTPUT: '' };
  const { ended, output } = start(process.execPath, ['scripts/release/publish.mjs'], root, env);
  return { code: await ended, output: output() };
}

test.each([
  ['no registry', ''],
  ['a registry elsewhere', 'https://registry.example/'],
  ['a name that begins like this machine', 'http://127.0.0.1.example/'],
  ['a user that is called like this machine', 'http://127.0.0.1@registry.example/'],
  ['another machine of the network', 'http://10.0.0.1/'],
])('nothing is published to %s', async (_, registry) => {
  const { code, output } = await publish(registry);
  expect(code).toBe(1);
  expect(output).toMatch(/^Nothing is published/);
});

test.each([
  'owner/name/.github/workflows/ci.yml@refs/heads/main',
  'owner/name/.github/workflows/release.yml@refs/heads/x',
])('nothing is published by %s', async (workflow) => {
  expect((await publish('', workflow)).code).toBe(1);
});
