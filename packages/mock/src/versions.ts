import type { ApiDescription } from './description.ts';

/** What `GET /` lists, without a signature, on every service of the platform (documented). */
export function versionList({ service }: ApiDescription, origin: string): object {
  const number = service.apiVersion.split(' ').at(-1) ?? '';
  const [major = ''] = number.split('.');
  const links = [{ href: `${origin}/v${major}`, rel: 'self' }];
  return { versions: [{ id: `v${number}`, links, not_before: '2026-02-23', status: 'CURRENT' }] };
}
