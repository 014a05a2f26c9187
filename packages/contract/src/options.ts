import type { Credentials } from '@scp-backup/signing';
import type { PlannedCheck, Profile } from './check.ts';
import type { Send } from './session/senders.ts';
import type { Description } from './target.ts';
import { pathParameters } from './targets.ts';

export interface ContractOptions {
  /** Where the service is: scheme, host and port, and what stands before the paths of the document. */
  readonly baseUrl: string;
  /**
   * Values of the path parameters by name; best the id of a backup that has rows. An operation whose path needs another one
   * is not checked, and the report says so.
   */
  readonly parameters: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
  /** @default 'documented' */
  readonly profile?: Profile | undefined;
  /** Makes the random cases of an earlier run again. @default drawn anew */
  readonly seed?: number | undefined;
  /** Milliseconds that a timestamp may differ. @default 900000 (15 minutes; assumed) */
  readonly toleranceMs?: number | undefined;
  /** Milliseconds for one call. One that takes longer is made once more, and all after it one by one. @default 15000 */
  readonly timeoutMs?: number | undefined;
  /** The value of `Scp-Api-Version`. @default that of the document */
  readonly apiVersion?: string | undefined;
  /** Run one check after another, and stop after the first that fails. @default false */
  readonly bail?: boolean | undefined;
  /** Rows that are read at the most. What lies beyond is reported as inconclusive. @default 5000 */
  readonly maximumRows?: number | undefined;
  /** Selects the checks to run. @default all */
  readonly only?: ((check: PlannedCheck) => boolean) | undefined;
  /** Sends a request, such as the handler of a mock; it must not follow redirects. @default over sockets, by `node:http` */
  readonly fetch?: Send | undefined;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: (() => number) | undefined;
  /** Waits for some milliseconds. @default setTimeout */
  readonly wait?: ((ms: number) => Promise<void>) | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Another description than the generated one. */
  readonly description?: Description | undefined;
}

/** How far a run is; reported when a check has ended. */
export interface Progress {
  readonly done: number;
  /** The checks of the run. It does not change while the run lasts. */
  readonly total: number;
  readonly failed: number;
  /** The check that ended. */
  readonly name: string;
}

/** @throws {RangeError} for an address or a path parameter that cannot be used */
export function checkOptions({ baseUrl, parameters, fetch }: ContractOptions, { operations }: Description): void {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new RangeError(
      `baseUrl is ${JSON.stringify(baseUrl)}; allowed: an address that begins with http:// or https://`,
    );
  }
  if (new URL(baseUrl).search || new URL(baseUrl).username)
    throw new RangeError('baseUrl must have no query and no user');
  if (fetch !== undefined && typeof fetch !== 'function') throw new RangeError('fetch must be a function');
  const names = [...new Set(Object.values(operations).flatMap(pathParameters))];
  if (names.length > 0 && !names.some((name) => parameters[name])) {
    throw new RangeError(`parameters has no ${names.join(' and no ')}: set it to one whose rows the checks may read`);
  }
}
