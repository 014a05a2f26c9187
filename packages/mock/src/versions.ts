import { apiVersionNumber, type OperationTable, operationsIn } from '@scp-backup/openapi';
import type { ApiDescription } from './description.ts';
import { MockError } from './errors.ts';

/** An API version that the mock offers. */
export interface OfferedVersion {
  /** The value of `Scp-Api-Version`: `backup 1.1`. */
  readonly header: string;
  readonly number: string;
  /** The operations with what was there in this version. */
  readonly operations: OperationTable;
}

/**
 * The versions of the mock, the oldest first.
 *
 * @throws {MockError} `ERR_INVALID_OPTION` for text that is not a version, and for none at all
 */
export function offerVersions(
  { service, operations }: ApiDescription,
  given: readonly string[] = [service.apiVersion],
): readonly OfferedVersion[] {
  const numbers = new Set(given.map(numberOf));
  if (numbers.size === 0) throw new MockError('ERR_INVALID_OPTION', 'apiVersions must name a version');
  const inOrder = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });
  return [...numbers].sort(inOrder).map((number) => ({
    header: service.apiVersion.replace(/[\d.]+$/, number),
    number,
    operations: operationsIn(operations, number),
  }));
}

function numberOf(text: string): string {
  const number = apiVersionNumber(text);
  if (number) return number;
  throw new MockError('ERR_INVALID_OPTION', `apiVersions must be versions such as 1.2 or backup 1.2, not ${text}`);
}

/**
 * What `GET /` lists, without a signature, on every service of the platform (documented). The newest version is CURRENT and
 * has no last day, which the vendor's code skips as an empty text (vendor code).
 */
export function versionList(versions: readonly OfferedVersion[], origin: string): object {
  const listed = versions.map(({ number }, index) => {
    const isCurrent = index === versions.length - 1;
    return {
      id: `v${number}`,
      links: [{ href: `${origin}/v${number.split('.')[0]}`, rel: 'self' }],
      not_before: isCurrent ? '' : '9999-12-31',
      status: isCurrent ? 'CURRENT' : 'SUPPORTED',
    };
  });
  return { versions: listed };
}
