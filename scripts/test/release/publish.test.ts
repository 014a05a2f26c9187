import { describe, expect, test } from 'vitest';
import { root } from '../../release/manifests.ts';
import { loopbackConfiguration, publishEnvironment, refuseOwnRegistry } from '../../release/publish/environment.ts';
import { isLoopback, permission } from '../../release/publish/permission.ts';
import { runNode } from '../processes.ts';

const repository = 'owner/name';
const workflow = {
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: repository,
  GITHUB_WORKFLOW_REF: 'owner/name/.github/workflows/release.yml@refs/heads/main',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://identity.example',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token',
};

describe('publishing', () => {
  test('goes to a registry on this machine from anywhere', () => {
    const registry = 'http://127.0.0.1:4873/';
    expect(permission({ npm_config_registry: registry }, repository)).toEqual({ kind: 'loopback', registry });
  });

  test('goes elsewhere from the release workflow alone', () => {
    expect(permission(workflow, repository)).toEqual({ kind: 'workflow' });
  });

  const refused: readonly [string, Record<string, string | undefined>, RegExp][] = [
    ['no registry', {}, /no registry is named/],
    ['a registry elsewhere', { npm_config_registry: 'https://registry.example/' }, /not on this machine/],
    [
      'a registry of the scope elsewhere',
      { npm_config_registry: 'http://127.0.0.1:1/', 'npm_config_@scp-backup:registry': 'https://registry.example/' },
      /not on this machine/,
    ],
    ['another repository', { ...workflow, GITHUB_REPOSITORY: 'fork/name' }, /npm run repository -- fork\/name/],
    [
      'another workflow',
      { ...workflow, GITHUB_WORKFLOW_REF: 'owner/name/.github/workflows/ci.yml@refs/heads/main' },
      /only owner\/name\/\.github\/workflows\/release\.yml@refs\/heads\/main publishes/,
    ],
    [
      'another branch',
      { ...workflow, GITHUB_WORKFLOW_REF: 'owner/name/.github/workflows/release.yml@refs/heads/other' },
      /publishes/,
    ],
    ['a workflow without identity', { ...workflow, ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined }, /id-token: write/],
  ];

  test.each(refused)('is refused with %s', (_, env, reason) => {
    const found = permission(env, repository);
    expect(found.kind === 'refused' && found.reason).toMatch(reason);
  });

  test('is refused by the command itself, before anything is built', async () => {
    const env = { npm_config_registry: 'https://registry.example/', GITHUB_ACTIONS: '' };
    const error = await runNode(['scripts/run-ts.mjs', 'release/publish/main.ts'], root, env).catch((one) => one);
    expect([error.code, error.stdout]).toEqual([1, '']);
    expect(error.stderr).toContain('Nothing is published: the registry is not on this machine');
  });

  test('knows what this machine is called', () => {
    const here = ['http://127.0.0.1:4873', 'http://127.8.8.8/', 'http://localhost:1/', 'http://[::1]:1/'];
    expect(here.filter((one) => !isLoopback(one))).toEqual([]);
    const elsewhere = [
      'http://127.0.0.1.example/',
      'http://127.0.0.1@registry.example/',
      'http://localhost.example/',
      'http://10.0.0.1/',
      'http://[::2]/',
      'file:///tmp/registry',
      '127.0.0.1:4873',
      '',
    ];
    expect(elsewhere.filter(isLoopback)).toEqual([]);
  });

  test('signs provenance in the workflow alone', () => {
    const local = publishEnvironment({}, { kind: 'loopback', registry: 'http://127.0.0.1:1/' }, '/npmrc');
    expect(local).toMatchObject({ npm_config_provenance: 'false', npm_config_userconfig: '/npmrc' });
    expect(publishEnvironment({}, { kind: 'workflow' }, '/npmrc')).toEqual({ npm_config_provenance: 'true' });
  });

  test('keeps the token that the user has for the registry, and else sends a word', () => {
    const registry = 'http://127.0.0.1:4873';
    expect(loopbackConfiguration(registry, '')).toContain('//127.0.0.1:4873/:_authToken=loopback\n');
    const own = '//127.0.0.1:4873/:_authToken=own';
    expect(loopbackConfiguration(registry, own)).not.toContain('loopback');
    expect(loopbackConfiguration(registry, own)).toContain(`@scp-backup:registry=${registry}\n`);
  });

  test('is refused where a manifest names a registry of its own', () => {
    const manifest = (registry: string) => [{ name: 'x', publishConfig: { access: 'public', registry } }];
    expect(() => refuseOwnRegistry(manifest('https://registry.example/'))).toThrow('x names a registry of its own');
    expect(() => refuseOwnRegistry(manifest('http://127.0.0.1:1/'))).not.toThrow();
  });
});
