import { type Credentials, problemOf } from '../credentials.ts';
import { SettingsError } from './errors.ts';
import {
  fromCliConfig,
  fromScpconf,
  fromScpVariables,
  fromTerraformVariables,
  present,
  type ReadFile,
  type Source,
} from './sources.ts';

/** Settings that the caller states; they come before every other source. */
export type ExplicitSettings = Omit<Source, 'name'>;

/** Where to look. */
export interface SettingsPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readFile: ReadFile;
  /** The user's home folder, read only where the files in it count. Without one there are none. */
  readonly home: string | undefined;
}

export interface Settings {
  /** Absent when no source has any. */
  readonly credentials?: Credentials;
  /** Where the credentials were found. */
  readonly credentialsSource?: string;
  readonly region?: string;
  readonly environment?: string;
  /** Stands instead of region and environment. */
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
  const { env } = places;
  const readFile: ReadFile = (path) => (places.home === undefined ? undefined : places.readFile(path));
  const sources = [
    () => ({ name: 'explicit settings', ...present(explicit) }),
    () => fromScpVariables(env),
    () => fromTerraformVariables(env),
    () => fromScpconf(readFile, `${places.home}/.scpconf`),
    () => fromCliConfig(readFile, `${places.home}/.scp/cli-config.json`),
  ];
  const found: Source[] = [];
  for (const read of sources) {
    const source = read();
    checkKeys(source);
    found.push(source);
    if (isComplete(found)) break;
  }
  return combine(found);
}

/** Nothing that later sources say would count: they are not even read, so a broken one is in nobody's way. */
function isComplete(found: readonly Source[]): boolean {
  const { credentials, baseUrl, region, environment } = combine(found);
  return credentials !== undefined && (baseUrl !== undefined || (region !== undefined && environment !== undefined));
}

function combine(found: readonly Source[]): Settings {
  const owner = found.find((source) => source.accessKey !== undefined);
  const place = found.find((source) => source.baseUrl ?? source.region ?? source.environment);
  const first = (key: 'region' | 'environment') => found.find((source) => source[key])?.[key];
  // The id of another source is that of other keys; one that comes before the keys is meant for them.
  const accountId = found.slice(0, owner ? found.indexOf(owner) + 1 : 0).find((one) => one.accountId)?.accountId;
  const region = first('region');
  const environment = first('environment');
  return {
    ...(owner?.accessKey !== undefined &&
      owner.secretKey !== undefined && {
        credentials: { accessKey: owner.accessKey, secretKey: owner.secretKey, ...(accountId && { accountId }) },
        credentialsSource: owner.name,
      }),
    ...(place?.baseUrl
      ? { baseUrl: place.baseUrl }
      : { ...(region !== undefined && { region }), ...(environment !== undefined && { environment }) }),
  };
}

const keys = { accessKey: 'access key', secretKey: 'secret key', accountId: 'account id' } as const;

function checkKeys(source: Source): void {
  const { name, accessKey, secretKey } = source;
  for (const [key, label] of Object.entries(keys) as [keyof typeof keys, string][]) {
    const problem = source[key] && problemOf(key, source[key]);
    if (problem) throw new SettingsError('ERR_MALFORMED_KEY', `${name}: the ${label} ${problem}`);
  }
  if ((accessKey === undefined) === (secretKey === undefined)) return;
  const [present, missing] = accessKey === undefined ? ['secret', 'access'] : ['access', 'secret'];
  throw new SettingsError('ERR_HALF_SET_CREDENTIALS', `${name}: has the ${present} key, but not the ${missing} key`);
}
