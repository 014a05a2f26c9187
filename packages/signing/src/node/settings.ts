import { type Credentials, problemOf } from '../credentials.ts';
import { SettingsError } from './errors.ts';
import { type ExplicitSettings, present, type SettingsPlaces, type Source, sourcesIn } from './sources.ts';

export interface Settings {
  /** Absent when no source has any. */
  readonly credentials?: Credentials;
  /** Where the credentials were found. */
  readonly credentialsSource?: string;
  readonly region?: string;
  readonly environment?: string;
  /** Replaces region and environment. */
  readonly baseUrl?: string;
}

/**
 * The user's settings, in the order: explicit, `SCP_*`, `SCP_TF_*`, `~/.scpconf`, `~/.scp/cli-config.json`. It goes on
 * to the next source only where one is absent. The keys come as a pair from one source; a base URL gives way to a
 * region or an environment of an earlier source.
 *
 * @throws {SettingsError} when a source on the way is broken, has a malformed key or only one key of a pair
 */
export function resolveSettings(explicit: ExplicitSettings, places: SettingsPlaces): Settings {
  const found: Source[] = [];
  for (const source of sourcesIn(explicit, places)) {
    checkKeys(source);
    found.push(source);
    if (isComplete(found)) break;
  }
  return combine(found);
}

/** Later sources cannot add anything, so they are not read: a broken one is in nobody's way. */
function isComplete(found: readonly Source[]): boolean {
  const { credentials, baseUrl, region, environment } = combine(found);
  return credentials !== undefined && (baseUrl !== undefined || (region !== undefined && environment !== undefined));
}

function combine(found: readonly Source[]): Settings {
  const first = (key: keyof Source) => found.find((source) => source[key])?.[key];
  const owner = found.find((source) => source.accessKey);
  const { accessKey, secretKey, name: credentialsSource } = owner ?? {};
  // The account id of a later source belongs to other keys; one that comes before the keys is meant for them.
  const accountId = found.slice(0, owner && found.indexOf(owner) + 1).find((source) => source.accountId)?.accountId;
  const place = found.find((source) => source.baseUrl || source.region || source.environment);
  return present({
    credentials: owner && present({ accessKey, secretKey, accountId }),
    credentialsSource,
    ...(place?.baseUrl ? { baseUrl: place.baseUrl } : { region: first('region'), environment: first('environment') }),
  }) as Settings;
}

const keys = { accessKey: 'access key', secretKey: 'secret key', accountId: 'account id' } as const;

function checkKeys(source: Source): void {
  const { name, accessKey, secretKey } = source;
  for (const [key, label] of Object.entries(keys) as [keyof typeof keys, string][]) {
    const problem = source[key] && problemOf(key, source[key]);
    if (problem) throw new SettingsError('ERR_MALFORMED_KEY', `${name}: the ${label} ${problem}`);
  }
  if (!accessKey === !secretKey) return;
  const [found, missing] = accessKey ? ['access', 'secret'] : ['secret', 'access'];
  throw new SettingsError('ERR_HALF_SET_CREDENTIALS', `${name}: has the ${found} key, but not the ${missing} key`);
}
