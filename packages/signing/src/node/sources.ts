import { SettingsError } from './errors.ts';

/** What one source says. A setting that it does not have is absent. */
export interface Source {
  /** How the source is called in messages, and where each of its settings stands. */
  readonly name: string;
  readonly accessKey?: string;
  readonly secretKey?: string;
  readonly accountId?: string;
  readonly region?: string;
  readonly environment?: string;
  readonly baseUrl?: string;
}

type Setting = Exclude<keyof Source, 'name'>;

/** Reads a file as text; undefined says that there is none. */
export type ReadFile = (path: string) => string | undefined;

type Environment = Readonly<Record<string, string | undefined>>;

export function fromScpVariables(env: Environment): Source {
  return {
    name: 'SCP_ACCESS_KEY, SCP_SECRET_KEY',
    ...present({
      accessKey: env.SCP_ACCESS_KEY,
      secretKey: env.SCP_SECRET_KEY,
      accountId: env.SCP_ACCOUNT_ID,
      region: env.SCP_REGION,
      environment: env.SCP_ENV,
      baseUrl: env.SCP_BASE_URL,
    }),
  };
}

/** The variables of the vendor's Terraform provider (vendor code). */
export function fromTerraformVariables(env: Environment): Source {
  return {
    name: 'SCP_TF_ACCESS_KEY, SCP_TF_SECRET_KEY',
    ...present({
      accessKey: env.SCP_TF_ACCESS_KEY,
      secretKey: env.SCP_TF_SECRET_KEY,
      region: env.SCP_TF_DEFAULT_REGION,
      environment: environmentOf(env.SCP_TF_AUTH_URL),
      baseUrl: env.SCP_TF_ENDPOINT_OVERRIDE,
    }),
  };
}

/** `~/.scpconf/credentials.json` and `~/.scpconf/config.json` of the Terraform provider (vendor code). */
export function fromScpconf(readFile: ReadFile, folder: string): Source {
  const file = `${folder}/credentials.json`;
  const credentials = readSettings(readFile, file);
  const config = readSettings(readFile, `${folder}/config.json`);
  return {
    name: file,
    ...present({
      accessKey: credentials('access-key'),
      secretKey: credentials('secret-key'),
      accountId: config('account-id'),
      region: config('default-region'),
      environment: environmentOf(config('auth-url')),
      baseUrl: config('endpoint-override'),
    }),
  };
}

/** `~/.scp/cli-config.json` of the vendor's command line (documented). */
export function fromCliConfig(readFile: ReadFile, file: string): Source {
  const config = readSettings(readFile, file);
  return {
    name: file,
    ...present({
      accessKey: config('access_key'),
      secretKey: config('access_secret_key'),
      region: config('default_scp_region'),
      environment: environmentOf(config('auth_url')),
    }),
  };
}

/** An empty text is as good as none. */
export function present(settings: Partial<Record<Setting, string | undefined>>): Partial<Record<Setting, string>> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value)) as Partial<Record<Setting, string>>;
}

/** The letter in the host of the auth URL: `https://iam.e.samsungsdscloud.com/v1` is `e` (vendor code). */
function environmentOf(authUrl: string | undefined): string | undefined {
  return authUrl?.match(/^https?:\/\/iam\.([a-z])\.samsungsdscloud\.com(?:[:/]|$)/)?.[1];
}

/** @throws {SettingsError} `ERR_MALFORMED_FILE`, which names the file and the key, never a value */
function readSettings(readFile: ReadFile, file: string): (key: string) => string | undefined {
  const text = readFile(file);
  if (text === undefined) return () => undefined;
  const settings = parseObject(file, text);
  return (key) => {
    const value = settings[key];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value;
    throw new SettingsError('ERR_MALFORMED_FILE', `${file}: "${key}" must be text`);
  };
}

function parseObject(file: string, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own message repeats a piece of the file, which may be the secret.
    throw new SettingsError('ERR_MALFORMED_FILE', `${file}: is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SettingsError('ERR_MALFORMED_FILE', `${file}: must hold a JSON object`);
  }
  return value as Record<string, unknown>;
}
