import { service } from '@scp-backup/openapi';
import { invalidArgument } from './errors.ts';

type Server = (typeof service.servers)[number];

/** The letter of an environment: `s` Samsung, `g` sovereign, `e` enterprise. */
export type Environment = Server['environment'];

/** A region of an environment. */
export type Region<Of extends Environment = Environment> = Extract<Server, { environment: Of }>['regions'][number];

/** Where the service is: an address, or one of the real pairs of region and environment. */
export type Place =
  | { readonly baseUrl: string; readonly region?: never; readonly environment?: never }
  | {
      [Of in Environment]: { readonly environment: Of; readonly region: Region<Of>; readonly baseUrl?: never };
    }[Environment];

/**
 * The base URL, without a slash at its end.
 *
 * @throws {BackupError} `invalidArgument` for a pair that does not exist and for an address that is none
 */
export function serverUrl({ baseUrl, region, environment }: { [Key in keyof Place]: string | undefined }): string {
  if (baseUrl !== undefined) return checkBaseUrl(baseUrl);
  const server = service.servers.find((one) => one.environment === environment);
  const environments = service.servers.map((one) => one.environment).join(', ');
  if (!server) throw invalidArgument('environment', environment, `one of ${environments}, unless baseUrl is given`);
  if (!(server.regions as readonly (string | undefined)[]).includes(region)) {
    throw invalidArgument('region', region, `one of ${server.regions.join(', ')} in environment ${environment}`);
  }
  return server.url.replace('{region}', String(region)).replace('{environment}', server.environment);
}

function checkBaseUrl(text: string): string {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !/[?#]/.test(text);
  // The text is not repeated: an address may hold a password.
  if (!plain) throw invalidArgument('baseUrl', '…', 'an http or https address without user, query and fragment');
  return url.href.replace(/\/+$/, '');
}
