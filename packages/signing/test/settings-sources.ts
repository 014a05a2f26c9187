import { resolveSettings } from '@scp-backup/signing/node';

/** The files of a home folder, by their names in it. */
export type Files = Record<string, string | object>;

type Settings = ReturnType<typeof resolveSettings>;

export function resolve(env: Record<string, string> = {}, files: Files = {}, explicit = {}): Settings {
  const readFile = (path: string): string | undefined => {
    const content = files[path.replace('/home/me/', '')];
    return typeof content === 'object' ? JSON.stringify(content) : content;
  };
  return resolveSettings(explicit, { env, readFile, home: '/home/me' });
}

export const scp = { SCP_ACCESS_KEY: 'a1', SCP_SECRET_KEY: 's1', SCP_REGION: 'kr-west1', SCP_ENV: 'e' };
export const terraform = {
  SCP_TF_ACCESS_KEY: 'a2',
  SCP_TF_SECRET_KEY: 's2',
  SCP_TF_DEFAULT_REGION: 'kr-east1',
  SCP_TF_AUTH_URL: 'https://iam.s.samsungsdscloud.com/v1',
};
export const scpconf = {
  '.scpconf/credentials.json': { 'access-key': 'a3', 'secret-key': 's3', 'auth-token': 't' },
  '.scpconf/config.json': {
    'auth-url': 'https://iam.g.samsungsdscloud.com/v1',
    'default-region': 'kr-south1',
    'account-id': 'me',
  },
};
export const cliConfig = {
  '.scp/cli-config.json': {
    auth_url: 'https://iam.e.samsungsdscloud.com/v1',
    access_key: 'a4',
    access_secret_key: 's4',
    default_scp_region: 'kr-west1',
  },
};
