import type { Service } from '@scp-backup/openapi';

/** Where a call goes. */
export interface Place {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** The same as options of the client. */
  readonly options: Readonly<Record<string, string>>;
}

export function mockPlace(baseUrl: string): Place {
  return { baseUrl, options: { baseUrl } };
}

/** The host in whose name the sandbox answers: the last one of the document, in its first region. */
export function sandboxPlace({ servers }: Pick<Service, 'servers'>): Place {
  const { url = '', environment = '', regions = [] } = servers.at(-1) ?? {};
  const [region = ''] = regions;
  const baseUrl = url.replace('{region}', region).replace('{environment}', environment);
  return { baseUrl, options: { region, environment } };
}
