import { service } from '@scp-backup/openapi';

type Place = { readonly [Key in 'baseUrl' | 'region' | 'environment']?: string | undefined };

/** The address of the service; undefined where the settings name none, or a region or environment that does not exist. */
export function addressOf({ baseUrl, region = '', environment }: Place): string | undefined {
  if (baseUrl !== undefined) return baseUrl.replace(/\/+$/, '');
  const server = service.servers.find((one) => one.environment === environment);
  const isKnown = server?.regions.some((one) => one === region);
  return isKnown ? server?.url.replace('{region}', region) : undefined;
}
