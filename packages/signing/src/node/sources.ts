import { SettingsError } from './errors.ts';

/** The settings of one source. */
export interface Source {
  /** How messages call the source. */
  readonly name: string;
  readonly accessKey?: string | undefined;
  readonly secretKey?: string | undefined;
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
  readonly environment?: string | undefined;
  readonly baseUrl?: string | undefined;
}

/** Reads a file as text; undefined where there is none. */
export type ReadFile = (path: string) => string | undefined;

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of the caller; they come before every other source. */
export type ExplicitSettings = Omit<Source, 'name'>;

/** Where to look. */
export interface SettingsPlaces {
  readonly env: Environment;
  readonly readFile: ReadFile;
  /** The user's home folder, read only where the files in it count. Without one there are none. */
  readonly home: string | undefined;
}

/** All sources in their order, each of them read when its turn comes. */
export function* sourcesIn(explicit: ExplicitSettings, places: SettingsPlaces): Generator<Source> {
  yield { name: 'explicit settings', ...explicit };
  yield fromScpVariables(places.env);
  yield fromTerraformVariables(places.env);
  if (places.home === undefined) return;
  yield fromScpconf(places.readFile, `${places.home}/.scpconf`);
  yield fromCliConfig(places.readFile, `${places.home}/.scp/cli-config.json`);
}

function fromScpVariables(env: Environment): Source {
  return {
    name: 'SCP_ACCESS_KEY, SCP_SECRET_KEY',
    accessKey: env.SCP_ACCESS_KEY,
    secretKey: env.SCP_SECRET_KEY,
    accountId: env.SCP_ACCOUNT_ID,
    region: env.SCP_REGION,
    environment: env.SCP_ENV,
    baseUrl: env.SCP_BASE_URL,
  };
}

/** The variables of the vendor's Terraform provider (vendor code). */
function fromTerraformVariables(env: Environment): Source {
  return {
    name: 'SCP_TF_ACCESS_KEY, SCP_TF_SECRET_KEY',
    accessKey: env.SCP_TF_ACCESS_KEY,
    secretKey: env.SCP_TF_SECRET_KEY,
    region: env.SCP_TF_DEFAULT_REGION,
    environment: environmentOf(env.SCP_TF_AUTH_URL),
    baseUrl: env.SCP_TF_ENDPOINT_OVERRIDE,
  };
}

/** `~/.scpconf/credentials.json` and `~/.scpconf/config.json` of the Terraform provider (vendor code). */
function fromScpconf(readFile: ReadFile, folder: string): Source {
  const file = `${folder}/credentials.json`;
  const credentials = readSettings(readFile, file);
  const config = readSettings(readFile, `${folder}/config.json`);
  return {
    name: file,
    accessKey: credentials('access-key'),
    secretKey: credentials('secret-key'),
    accountId: config('account-id'),
    region: config('default-region'),
    environment: environmentOf(config('auth-url')),
    baseUrl: config('endpoint-override'),
  };
}

/** `~/.scp/cli-config.json` of the vendor's command line (documented). */
function fromCliConfig(readFile: ReadFile, file: string): Source {
  const config = readSettings(readFile, file);
  return {
    name: file,
    accessKey: config('access_key'),
    secretKey: config('access_secret_key'),
    region: config('default_scp_region'),
    environment: environmentOf(config('auth_url')),
  };
}

/** Only what has a value. An empty text is not a setting. */
export function present<Settings extends object>(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value)) as Settings;
}

/** The letter in the host of the auth URL: `https://iam.e.samsungsdscloud.com/v1` is `e` (vendor code). */
function environmentOf(authUrl: string | undefined): string | undefined {
  return authUrl?.match(/^https?:\/\/iam\.([a-z])\.samsungsdscloud\.com(?:[:/]|$)/)?.[1];
}

/** @throws {SettingsError} `ERR_MALFORMED_FILE`, which names the file and the key, never a value */
function readSettings(readFile: ReadFile, file: string): (key: string) => string | undefined {
  const text = readFile(file);
  const settings = text === undefined ? {} : parseObject(file, text);
  return (key) => {
    const value = settings[key] ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
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
