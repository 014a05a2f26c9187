import { service } from '@scp-backup/openapi';
import { UsageError } from './exit.ts';
import { say } from './language.ts';

type Place = { readonly [Key in 'baseUrl' | 'region' | 'environment']?: string | undefined };

/** The address of the service; undefined where the settings name none, or a region or environment that does not exist. */
export function addressOf({ baseUrl, region = '', environment }: Place): string | undefined {
  if (baseUrl !== undefined) return baseUrl.replace(/\/+$/, '');
  const server = service.servers.find((one) => one.environment === environment);
  const isKnown = server?.regions.some((one) => one === region);
  return isKnown ? server?.url.replace('{region}', region) : undefined;
}

/** @throws {UsageError} for a place that is missing or does not exist */
export function checkPlace(place: Place): void {
  const { baseUrl, region, environment } = place;
  if (baseUrl !== undefined) {
    if (!/^https?:\/\/[^?#@]+$/i.test(baseUrl) || !URL.canParse(baseUrl)) throw badBaseUrl(baseUrl);
  } else if (region === undefined || environment === undefined) throw missingPlace(region);
  else if (addressOf(place) === undefined) throw new UsageError(noSuchPlace(place));
}

/** What exists where the place does not. */
export function noSuchPlace({ region = '-', environment = '-' }: Place): string {
  const known = service.servers.map(({ environment, regions }) => `${environment}: ${regions.join(', ')}`).join('; ');
  const given = `${region}, ${environment}`;
  return say(
    `no such region and environment: ${given}; there are ${known}`,
    `없는 리전과 환경: ${given}. 사용할 수 있는 값: ${known}`,
  );
}

function badBaseUrl(given: string): UsageError {
  // Without its user: a password may stand there.
  const shown = given.replace(/\/\/.*@/, '//…@');
  return new UsageError(
    say(
      `--base-url must be an http:// or https:// URL without user, query and fragment, not ${shown}`,
      `--base-url에는 사용자 이름, 쿼리, 프래그먼트가 없는 http:// 또는 https:// URL만 쓸 수 있습니다(입력값: ${shown}).`,
    ),
  );
}

function missingPlace(region: string | undefined): UsageError {
  const [en, ko] = region === undefined ? ['region', '리전이'] : ['environment', '환경이'];
  return new UsageError(
    say(
      `no ${en}: set SCP_REGION and SCP_ENV, or give --region and --environment, or --base-url`,
      `${ko} 없습니다. SCP_REGION과 SCP_ENV를 설정하거나, --region과 --environment 또는 --base-url을 사용하세요.`,
    ),
  );
}
