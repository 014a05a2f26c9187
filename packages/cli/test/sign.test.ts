import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';
import { backup_id, keys, pages, serve, words } from './servers.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'scp-backup-settings-'));
});

afterEach(() => rm(home, { recursive: true }));

async function settingsFile(name: string, content: object): Promise<string> {
  const file = join(home, name);
  await mkdir(join(file, '..'));
  await writeFile(file, JSON.stringify(content), { mode: 0o600 });
  return file;
}

describe('settings', () => {
  test('come from flags, then SCP_*, then SCP_TF_*, then the vendor’s files', async () => {
    const signedBy = async (variables: NodeJS.ProcessEnv, ...args: string[]) => {
      const sign = ['sign', 'GET', 'http://127.0.0.1/', '--timestamp', '1', ...args];
      const { stdout } = await runCli(sign, { HOME: home, USERPROFILE: home, ...variables });
      return stdout.match(/Scp-Accesskey: (.*)/)?.[1];
    };
    await settingsFile('.scp/cli-config.json', { access_key: 'cli', access_secret_key: 's' });
    expect(await signedBy({})).toBe('cli');
    await settingsFile('.scpconf/credentials.json', { 'access-key': 'conf', 'secret-key': 's' });
    expect(await signedBy({})).toBe('conf');
    const terraform = { SCP_TF_ACCESS_KEY: 'tf', SCP_TF_SECRET_KEY: 's' };
    expect(await signedBy(terraform)).toBe('tf');
    const scp = { ...terraform, SCP_ACCESS_KEY: 'scp', SCP_SECRET_KEY: 's' };
    expect(await signedBy(scp)).toBe('scp');
    expect(await signedBy(scp, '--access-key', 'flag', '--secret-key', 's')).toBe('flag');
  });

  test('in files that others can write get one warning', async () => {
    const file = await settingsFile('.scpconf/credentials.json', { 'access-key': 'a-key', 'secret-key': 'a-secret' });
    const list = async (own: NodeJS.ProcessEnv = {}) =>
      runCli([...words, backup_id, '-o', 'ndjson'], { HOME: home, SCP_BASE_URL: await serve(pages(1)), ...own });
    await chmod(file, 0o666);
    const warned = await list();
    expect([warned.code, warned.stderr.match(/can be changed by other users/g)?.length]).toEqual([0, 1]);
    expect((await list(keys)).stderr).toBe('');
    await chmod(file, 0o600);
    expect((await list()).stderr).toBe('');
  });

  test('that were read with their line end are refused, with their source', async () => {
    const env = { SCP_ACCESS_KEY: 'key', SCP_SECRET_KEY: 'secret-of-a-file\n' };
    const { code, stdout, stderr } = await runCli(['sign', 'GET', 'http://h/'], env);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/SCP_ACCESS_KEY, SCP_SECRET_KEY: the secret key must not begin or end with white space/);
    expect(stderr).not.toContain('secret-of-a-file');
  });
});

describe('sign', () => {
  test('gives the signatures of the vectors, and with --explain the string to sign', async () => {
    const file = new URL('../../../spec/vectors/signing.json', import.meta.url);
    const { cases } = JSON.parse(await readFile(file, 'utf8'));
    for (const one of cases.slice(0, 5)) {
      const env = { SCP_ACCESS_KEY: one.accessKey, SCP_SECRET_KEY: one.secretKey };
      const args = ['sign', one.method, one.url, '--timestamp', one.timestamp];
      expect((await runCli(args, env)).stdout.split('\n')).toContain(`Scp-Signature: ${one.signature}`);
      const explained = (await runCli([...args, '--explain'], env)).stdout;
      expect(explained.split('\n')[0]).toBe(one.stringToSign);
      expect(explained).not.toContain(one.signature);
      expect(explained).not.toContain(one.secretKey);
    }
  });

  test.each(['0001605290625682', '0', '-1', '1.5', 'now'])('refuses the timestamp %s', async (timestamp) => {
    const { code, stdout, stderr } = await runCli(['sign', 'GET', 'http://h/', `--timestamp=${timestamp}`], keys);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--timestamp must be milliseconds since 1970 in decimal digits without leading zeros');
  });
});
