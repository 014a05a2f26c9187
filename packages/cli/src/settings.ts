import type { BackupClientOptions } from '@scp-backup/client';
import { type ExplicitSettings, loadSettings } from '@scp-backup/signing/node';
import { UsageError } from './exit.ts';
import type { FlagShape, ReadFlags } from './flags.ts';

/** The flags that say where the service is and who calls it. */
export const connectionFlags: Readonly<Record<string, FlagShape>> = {
  'access-key': { type: 'string' },
  'secret-key': { type: 'string' },
  region: { type: 'string' },
  environment: { type: 'string' },
  'base-url': { type: 'string' },
  'api-version': { type: 'string' },
  language: { type: 'string' },
};

export function missingCredentials(): UsageError {
  return new UsageError(
    'no credentials: set SCP_ACCESS_KEY and SCP_SECRET_KEY (or SCP_TF_ACCESS_KEY and SCP_TF_SECRET_KEY), ' +
      'write ~/.scpconf/credentials.json or ~/.scp/cli-config.json, or give --access-key and --secret-key',
  );
}

/**
 * The client's options from the flags, the environment and the vendor's files.
 *
 * @throws {UsageError} that names what is missing and where it can be set
 */
export function clientOptions(values: ReadFlags['values']): BackupClientOptions {
  const { credentials, baseUrl, region, environment } = loadSettings(explicitSettings(values));
  if (!credentials) throw missingCredentials();
  if (baseUrl === undefined && (region === undefined || environment === undefined)) {
    throw new UsageError(
      `no ${region === undefined ? 'region' : 'environment'}: set SCP_REGION and SCP_ENV, or give --region and --environment, or --base-url`,
    );
  }
  const place = baseUrl === undefined ? { region, environment } : { baseUrl };
  return {
    ...place,
    credentials,
    language: languageTag(values.language),
    ...(values['api-version'] !== undefined && { apiVersion: String(values['api-version']) }),
  } as BackupClientOptions;
}

function explicitSettings(values: ReadFlags['values']): ExplicitSettings {
  const named = {
    accessKey: values['access-key'],
    secretKey: values['secret-key'],
    region: values.region,
    environment: values.environment,
    baseUrl: values['base-url'],
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as ExplicitSettings;
}

/** `--language`, or else the language of the locale. */
export function languageTag(given: unknown): 'ko-KR' | 'en-US' {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = String(given ?? LC_ALL ?? LC_MESSAGES ?? LANG ?? '');
  if (given !== undefined && !/^(ko|en)(-(KR|US))?$/.test(language))
    throw new UsageError('--language must be ko or en');
  return language.startsWith('ko') ? 'ko-KR' : 'en-US';
}
