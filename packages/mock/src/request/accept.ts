import { headerItems } from './header-list.ts';

/** Whether `Accept` allows a media type; anything is allowed where it cannot be read. */
export function accepts(header: string | null, mediaType: string): boolean {
  const [type = ''] = mediaType.split('/');
  const allowed = [mediaType, `${type}/*`, '*/*'];
  return headerItems(header ?? '').some(
    ({ value, quality }) => !value.includes('/') || (quality > 0 && allowed.includes(value)),
  );
}
