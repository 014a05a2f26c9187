import type { BackupClientOptions } from '@scp-backup/client';
import { type ExplicitSettings, loadSettings } from '@scp-backup/signing/node';
import type { ReadFlags } from './command-line/command.ts';
import { UsageError } from './exit.ts';
import { language, say } from './language.ts';

export function missingCredentials(): UsageError {
  return new UsageError(
    say(
      'no credentials: set SCP_ACCESS_KEY and SCP_SECRET_KEY (or SCP_TF_ACCESS_KEY and SCP_TF_SECRET_KEY), ' +
        'write ~/.scpconf/credentials.json or ~/.scp/cli-config.json, or give --access-key and --secret-key',
      '인증키가 없습니다. SCP_ACCESS_KEY와 SCP_SECRET_KEY(또는 SCP_TF_ACCESS_KEY와 SCP_TF_SECRET_KEY)를 설정하거나, ' +
        '~/.scpconf/credentials.json 또는 ~/.scp/cli-config.json을 작성하거나, --access-key와 --secret-key를 사용하세요.',
    ),
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
    const [en, ko] = region === undefined ? ['region', '리전이'] : ['environment', '환경이'];
    throw new UsageError(
      say(
        `no ${en}: set SCP_REGION and SCP_ENV, or give --region and --environment, or --base-url`,
        `${ko} 없습니다. SCP_REGION과 SCP_ENV를 설정하거나, --region과 --environment 또는 --base-url을 사용하세요.`,
      ),
    );
  }
  const apiVersion = values['api-version'] ?? (process.env.SCP_API_VERSION || undefined);
  const place = baseUrl === undefined ? { region, environment } : { baseUrl };
  return {
    ...place,
    credentials,
    language: language() === 'ko' ? 'ko-KR' : 'en-US',
    ...(apiVersion !== undefined && { apiVersion: String(apiVersion) }),
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
