import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings, resolveSettings } from '@scp-backup/signing/node';
import { afterEach, describe, expect, test, vi } from 'vitest';

type Files = Record<string, string | object>;

function resolve(env: Record<string, string> = {}, files: Files = {}, explicit = {}) {
  const readFile = (path: string): string | undefined => {
    const content = files[path.replace('/home/me/', '')];
    return typeof content === 'object' ? JSON.stringify(content) : content;
  };
  return resolveSettings(explicit, { env, readFile, home: '/home/me' });
}

const scp = { SCP_ACCESS_KEY: 'a1', SCP_SECRET_KEY: 's1', SCP_REGION: 'kr-west1', SCP_ENV: 'e' };
const terraform = {
  SCP_TF_ACCESS_KEY: 'a2',
  SCP_TF_SECRET_KEY: 's2',
  SCP_TF_DEFAULT_REGION: 'kr-east1',
  SCP_TF_AUTH_URL: 'https://iam.s.samsungsdscloud.com/v1',
};
const scpconf = {
  '.scpconf/credentials.json': { 'access-key': 'a3', 'secret-key': 's3', 'auth-token': 't' },
  '.scpconf/config.json': {
    'auth-url': 'https://iam.g.samsungsdscloud.com/v1',
    'default-region': 'kr-south1',
    'account-id': 'me',
  },
};
const cliConfig = {
  '.scp/cli-config.json': {
    auth_url: 'https://iam.e.samsungsdscloud.com/v1',
    access_key: 'a4',
    access_secret_key: 's4',
    default_scp_region: 'kr-west1',
  },
};

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

describe('a broken source is an error that names file and key, and no value', () => {
  const broken: readonly [string, Record<string, string>, Files, string, RegExp][] = [
    [
      'half a pair of variables',
      { SCP_ACCESS_KEY: 'hush' },
      {},
      'ERR_HALF_SET_CREDENTIALS',
      /SCP_ACCESS_KEY, SCP_SECRET_KEY: has the access key, but not the secret key/,
    ],
    [
      'half a pair of variables, the other of which is empty',
      { SCP_ACCESS_KEY: '', SCP_SECRET_KEY: 'hush' },
      {},
      'ERR_HALF_SET_CREDENTIALS',
      /SCP_ACCESS_KEY, SCP_SECRET_KEY: has the secret key, but not the access key/,
    ],
    [
      'half a pair of Terraform’s',
      { SCP_TF_SECRET_KEY: 'hush' },
      cliConfig,
      'ERR_HALF_SET_CREDENTIALS',
      /SCP_TF_.*not the access key/,
    ],
    [
      'half a pair in a file',
      {},
      { '.scpconf/credentials.json': { 'access-key': 'hush' }, ...cliConfig },
      'ERR_HALF_SET_CREDENTIALS',
      /credentials\.json/,
    ],
    [
      'a file that is no JSON',
      {},
      { '.scpconf/credentials.json': '{"secret-key": hush', ...cliConfig },
      'ERR_MALFORMED_FILE',
      /credentials\.json: is not JSON/,
    ],
    [
      'a file that holds no object',
      {},
      { '.scp/cli-config.json': '["hush"]' },
      'ERR_MALFORMED_FILE',
      /cli-config\.json: must hold a JSON object/,
    ],
    [
      'a key that is no text',
      {},
      { '.scpconf/credentials.json': { 'access-key': 'hush', 'secret-key': 7 } },
      'ERR_MALFORMED_FILE',
      /credentials\.json: "secret-key" must be text/,
    ],
    [
      'a secret key with the line end of a file',
      { ...scp, SCP_SECRET_KEY: 'hush\n' },
      {},
      'ERR_MALFORMED_KEY',
      /^SCP_ACCESS_KEY, SCP_SECRET_KEY: the secret key must not begin or end with white space/,
    ],
    [
      'a secret key between quotes',
      { ...scp, SCP_SECRET_KEY: '"hush"' },
      {},
      'ERR_MALFORMED_KEY',
      /^SCP_ACCESS_KEY, SCP_SECRET_KEY: the secret key must not .* quotes$/,
    ],
    [
      'an access key of nothing but white space',
      { ...scp, SCP_ACCESS_KEY: ' ' },
      {},
      'ERR_MALFORMED_KEY',
      /^SCP_ACCESS_KEY, SCP_SECRET_KEY: the access key/,
    ],
    [
      'an account id with white space',
      { ...scp, SCP_ACCOUNT_ID: 'hush ' },
      {},
      'ERR_MALFORMED_KEY',
      /^SCP_ACCESS_KEY, SCP_SECRET_KEY: the account id/,
    ],
    [
      'Terraform’s secret key with white space',
      { ...terraform, SCP_TF_SECRET_KEY: '\thush' },
      {},
      'ERR_MALFORMED_KEY',
      /^SCP_TF_ACCESS_KEY, SCP_TF_SECRET_KEY: the secret key/,
    ],
    [
      'a file’s secret key with white space',
      {},
      { '.scpconf/credentials.json': { 'access-key': 'a', 'secret-key': 'hush\r\n' } },
      'ERR_MALFORMED_KEY',
      /^\/home\/me\/\.scpconf\/credentials\.json: the secret key/,
    ],
  ];

  test('an explicit key with white space, although another source has good ones', () => {
    const attempt = () => resolve(scp, {}, { accessKey: 'a', secretKey: 'hush ' });
    expect(attempt).toThrow(/^explicit settings: the secret key must not begin or end with white space/);
  });

  test.each(broken)('%s', (_, env, files, code, message) => {
    const attempt = () => resolve(env, files);
    expect(attempt).toThrow(expect.objectContaining({ code }));
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow(/hush/);
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
