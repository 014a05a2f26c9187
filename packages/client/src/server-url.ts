import { endpoint } from '@scp-backup/openapi';
import { BackupError, invalidArgument } from './errors/backup-error.ts';

type Server = (typeof endpoint.servers)[number];

/** The letter of an environment: `s` Samsung, `g` sovereign, `e` enterprise. */
export type Environment = Server['environment'];

/** A region of an environment. */
export type Region<Of extends Environment = Environment> = Extract<Server, { environment: Of }>['regions'][number];

/** Where the service is: a URL, or one of the real pairs of region and environment. */
export type ServiceAddress =
  | {
      /** The address, in place of region and environment: a mock, a gateway or a proxy. */
      readonly baseUrl: string;
      readonly region?: undefined;
      readonly environment?: undefined;
    }
  | {
      [Of in Environment]: {
        /** `s` Samsung, `g` sovereign, `e` enterprise. */
        readonly environment: Of;
        /** A region of the environment. */
        readonly region: Region<Of>;
        readonly baseUrl?: undefined;
      };
    }[Environment];

/**
 * The base URL, without a slash at its end.
 *
 * @throws {BackupError} `invalidArgument` for a pair that does not exist, and for text that is not an http or https URL
 */
export function serverUrl({ baseUrl, region, environment }: ServiceAddress): string {
  if (baseUrl !== undefined) return checkBaseUrl(baseUrl);
  const pairs = endpoint.servers.flatMap((server) => server.regions.map((region) => ({ ...server, region })));
  const server = pairs.find((one) => one.environment === environment && one.region === region);
  if (server) return server.url.replace('{region}', server.region);
  const allowed = pairs.map((one) => `${one.region} of ${one.environment}`).join(', ');
  throw invalidArgument('region', `${region} of ${environment}`, `one of ${allowed}, unless baseUrl is set`);
}

/** Without user, query and fragment. */
const plainUrl = /^https?:\/\/[^/?#@\\]+(\/[^?#]*)?$/i;

function checkBaseUrl(text: string): string {
  if (plainUrl.test(text) && URL.canParse(text)) return new URL(text).href.replace(/\/+$/, '');
  // The text is not repeated: a URL may hold a password.
  const allowed = 'an http:// or https:// URL without user, query and fragment';
  throw new BackupError('invalidArgument', `baseUrl must be ${allowed}`, { parameter: 'baseUrl' });
}
