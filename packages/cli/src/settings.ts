import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import type { BackupClientOptions, ClientWarning } from '@scp-backup/client';
import { type ExplicitSettings, loadSettings, resolveSettings, type Settings } from '@scp-backup/signing/node';
import type { ReadFlags } from './command-line/command.ts';
import { UsageError } from './exit.ts';
import { language, say } from './language.ts';
import { warn } from './output/notes.ts';

type Values = ReadFlags['values'];

/**
 * The client's options from the flags, the environment and the vendor's files, with the proxy, the certificates and the
 * reports that the user asks for.
 *
 * @throws {UsageError} that names what is missing and where it can be set
 */
export async function clientOptions(values: Values): Promise<BackupClientOptions> {
  const { credentials, baseUrl, region, environment } = settingsOf(values);
  if (!credentials) throw missingCredentials();
  const { checkPlace } = await import('./address.ts');
  checkPlace({ baseUrl, region, environment });
  const apiVersion = apiVersionOf(values);
  const place = baseUrl === undefined ? { region, environment } : { baseUrl };
  if (baseUrl !== undefined) warnClearText(baseUrl);
  const { networkSettings, sendBy } = await import('./network.ts');
  const { debugged, showAttempt } = await import('./attempts.ts');
  const send = await sendBy(networkSettings(process.env));
  const isDebugging = values.debug === true;
  return {
    ...place,
    credentials,
    language: language() === 'ko' ? 'ko-KR' : 'en-US',
    onAttempt: showAttempt,
    onWarning: showWarning,
    ...(apiVersion !== undefined && { apiVersion }),
    ...((send || isDebugging) && {
      fetch: debugged(send ?? ((request: Request) => globalThis.fetch(request))),
    }),
  } as BackupClientOptions;
}

/** `--api-version`, or else `SCP_API_VERSION`. */
export function apiVersionOf(values: Values): string | undefined {
  return values['api-version'] === undefined ? process.env.SCP_API_VERSION || undefined : String(values['api-version']);
}

/** The settings of the user, with a warning where others can change them. */
export function settingsOf(values: Values): Settings {
  const explicit = explicitSettings(values);
  const settings = loadSettings(explicit);
  for (const file of settingsFiles(explicit).filter(othersCanWrite)) {
    warn(
      say(
        `${file} can be changed by other users of this machine: chmod go-w ${file}`,
        `${file} 파일을 같은 컴퓨터의 다른 사용자가 변경할 수 있습니다. chmod go-w ${file}을 실행하세요.`,
      ),
    );
  }
  return settings;
}

/** The files that the settings come from. They were read before, so none of them is broken. */
export function settingsFiles(explicit: ExplicitSettings): readonly string[] {
  const files: string[] = [];
  const readFile = (path: string): string | undefined => {
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile();
    if (isFile) files.push(path);
    return isFile ? readFileSync(path, 'utf8') : undefined;
  };
  resolveSettings(explicit, {
    env: process.env,
    readFile,
    get home() {
      return homedir();
    },
  });
  return files;
}

/** Windows has no such bits. */
function othersCanWrite(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o022) !== 0;
}

/** Without TLS everybody on the way reads the rows. The signature is no secret, but valid for minutes. */
export function warnClearText(url: string): void {
  const isLocal = /^http:\/\/(localhost|127(\.\d+){3}|\[::1\])([:/]|$)/i.test(url);
  if (isLocal || !/^http:/i.test(url)) return;
  const host = URL.canParse(url) ? new URL(url).host : '';
  warn(
    say(
      `the connection to ${host} is not encrypted: use https://`,
      `${host} 연결은 암호화되지 않습니다. https://를 사용하세요.`,
    ),
  );
}

function showWarning(warning: ClientWarning): void {
  if (warning.code !== 'versionReplaced') {
    warn(warning.message);
    return;
  }
  const { rejected, used } = warning;
  warn(
    say(
      `the service does not offer ${rejected}, so ${used} is used; --api-version or SCP_API_VERSION chooses a version`,
      `서비스가 ${rejected} 버전을 제공하지 않아 ${used} 버전을 사용합니다. --api-version이나 SCP_API_VERSION으로 지정할 수 있습니다.`,
    ),
  );
}

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

export function explicitSettings(values: Values): ExplicitSettings {
  const named = {
    accessKey: values['access-key'],
    secretKey: values['secret-key'],
    region: values.region,
    environment: values.environment,
    baseUrl: values['base-url'],
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as ExplicitSettings;
}
