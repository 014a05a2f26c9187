import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings, resolveSettings } from '@scp-backup/signing/node';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cliConfig, type Files, resolve, scp, scpconf, terraform } from './settings-sources.ts';

describe('each source gives keys, region and environment', () => {
  test('SCP_*', () => {
    expect(resolve(scp)).toMatchObject({
      credentials: { accessKey: 'a1', secretKey: 's1' },
      region: 'kr-west1',
      environment: 'e',
    });
  });
  test('SCP_TF_*', () => {
    expect(resolve(terraform)).toMatchObject({
      credentials: { accessKey: 'a2', secretKey: 's2' },
      region: 'kr-east1',
      environment: 's',
    });
  });
  test('~/.scpconf', () => {
    expect(resolve({}, scpconf)).toMatchObject({
      credentials: { accessKey: 'a3', secretKey: 's3', accountId: 'me' },
      region: 'kr-south1',
      environment: 'g',
    });
  });
  test('~/.scp/cli-config.json', () => {
    expect(resolve({}, cliConfig)).toMatchObject({
      credentials: { accessKey: 'a4', secretKey: 's4' },
      region: 'kr-west1',
      environment: 'e',
    });
  });
  test('none of them', () => {
    expect(resolve()).toStrictEqual({});
  });
});

test('an account id goes with the keys of its own source, or of one that comes before them', () => {
  const { SCP_ACCESS_KEY, SCP_SECRET_KEY } = scp;
  expect(resolve({ SCP_ACCESS_KEY, SCP_SECRET_KEY }, scpconf).credentials).toEqual({
    accessKey: 'a1',
    secretKey: 's1',
  });
  expect(resolve({ SCP_ACCOUNT_ID: 'mine' }, scpconf).credentials).toMatchObject({ accountId: 'mine' });
});

test('an explicit key that is empty is not set', () => {
  expect(resolve(scp, {}, { accessKey: '', secretKey: '' })).toMatchObject({ credentials: { accessKey: 'a1' } });
});

test('a user without a home folder has no files, and needs none', () => {
  const places = { env: scp, readFile: () => 'never read', home: undefined };
  expect(resolveSettings({}, places)).toMatchObject({ credentials: { accessKey: 'a1' } });
  expect(resolveSettings({}, { ...places, env: {} })).toEqual({});
});

describe('the order', () => {
  test('is explicit, SCP_*, SCP_TF_*, ~/.scpconf, ~/.scp/cli-config.json', () => {
    const files = { ...scpconf, ...cliConfig };
    const explicit = { accessKey: 'a0', secretKey: 's0', region: 'kr-west1', environment: 'e' };
    const key = (env: Record<string, string>, some: Files, flags = {}) =>
      resolve(env, some, flags).credentials?.accessKey;
    expect(key({ ...scp, ...terraform }, files, explicit)).toBe('a0');
    expect(key({ ...scp, ...terraform }, files)).toBe('a1');
    expect(key(terraform, files)).toBe('a2');
    expect(key({}, files)).toBe('a3');
    expect(key({}, cliConfig)).toBe('a4');
  });

  test('holds for each setting, while the keys stay a pair', () => {
    expect(resolve({ ...terraform, SCP_REGION: 'kr-west1' })).toMatchObject({
      credentials: { accessKey: 'a2' },
      region: 'kr-west1',
      environment: 's',
    });
  });

  test('puts a base URL in place of region and environment, unless an earlier source names those', () => {
    expect(resolve({ ...scp, SCP_BASE_URL: 'http://127.0.0.1:1' })).toMatchObject({ baseUrl: 'http://127.0.0.1:1' });
    expect(resolve({ ...scp, SCP_TF_ENDPOINT_OVERRIDE: 'http://127.0.0.1:1' })).not.toHaveProperty('baseUrl');
    expect(resolve({}, scpconf, { region: 'kr-south2' })).toMatchObject({ region: 'kr-south2', environment: 'g' });
  });

  test('ignores empty texts', () => {
    expect(resolve({ ...terraform, SCP_ACCESS_KEY: '', SCP_SECRET_KEY: '' }).credentials?.accessKey).toBe('a2');
  });

  test('does not read sources that cannot add anything', () => {
    expect(resolve(scp, { '.scpconf/credentials.json': 'broken' }).credentials?.accessKey).toBe('a1');
  });
});

describe('the settings of this process', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('come from the environment and the home folder', async () => {
    const home = await mkdtemp(join(tmpdir(), 'scp-backup-home-'));
    for (const name of [...Object.keys(scp), ...Object.keys(terraform)]) vi.stubEnv(name, undefined);
    vi.stubEnv('HOME', home);
    vi.stubEnv('USERPROFILE', home);
    expect(loadSettings()).toEqual({});
    await mkdir(join(home, '.scp'));
    await writeFile(join(home, '.scp/cli-config.json'), `\uFEFF${JSON.stringify(cliConfig['.scp/cli-config.json'])}`);
    expect(loadSettings().credentials?.accessKey).toBe('a4');
    await mkdir(join(home, '.scpconf/credentials.json'), { recursive: true });
    expect(() => loadSettings()).toThrow(expect.objectContaining({ code: 'ERR_UNREADABLE_FILE' }));
    await rm(home, { recursive: true });
  });
});
