import { apiVersionNumber, calls, endpoint, type OperationCall, type paths } from '@scp-backup/openapi';
import type { Client } from 'openapi-fetch';
import type { CallOptions } from './call/call.ts';
import { type CheckedInput, checkInput } from './call/input.ts';
import { LazyCall } from './call/lazy-call.ts';
import { createOpenapiFetch } from './call/openapi-fetch.ts';
import { versionHeader, versionsOf, withDefaultVersion } from './call/versions.ts';
import { invalidArgument } from './errors/backup-error.ts';
import { createPace, type Pace } from './fetch/pace.ts';
import { createSend } from './fetch/pipeline.ts';
import { attemptPolicy } from './fetch/retry.ts';
import type { BackupClientOptions, ClientWarning } from './options.ts';
import { LazyListCall, type ListOptions } from './paging/list-call.ts';
import { serverUrl } from './server-url.ts';
import type { Methods } from './types.ts';

/** One method for each operation, beside the typed openapi-fetch client (`GET('/v1/…')`, `use(middleware)`). */
export type BackupClient = Methods &
  Client<paths> & {
    /** Where the requests are sent, without a slash at the end. */
    readonly baseUrl: string;
  };

/**
 * Makes a client. Nothing is sent before a method is used.
 *
 * @throws {BackupError} `invalidArgument` for a region, environment or address that does not exist, and for options out of
 * range
 */
export function createBackupClient(options: BackupClientOptions): BackupClient {
  const { language = 'en-US', validate, onWarning = warn } = options;
  const apiVersion = options.apiVersion === undefined ? undefined : apiVersionOf(options.apiVersion);
  const baseUrl = serverUrl(options);
  const pace = paceOf(options.pace, baseUrl);
  const version = apiVersion ?? endpoint.apiVersion;
  const operations = Object.values<OperationCall>(calls);
  const { client, call } = createOpenapiFetch({
    baseUrl,
    operations,
    version,
    headers: { Accept: 'application/json', 'Accept-Language': language, 'Scp-Api-Version': apiVersion },
    send: withDefaultVersion(createSend(options, baseUrl, pace), versionsOf(baseUrl, pace, options.fetch), onWarning),
    defaults: attemptPolicy(options),
    validate,
  });
  const methods = operations.map((operation) => {
    const { id, list } = operation;
    const method = (given: object = {}, options: CallOptions & ListOptions = {}): unknown => {
      const input = () => checkInput(operation, given, version);
      const load = (input: CheckedInput) => call(operation, input, options);
      if (!list) return new LazyCall(async () => (await load(input())).response);
      return new LazyListCall({ list, input, load, options, onWarning });
    };
    return [id, method];
  });
  return Object.assign(client, Object.fromEntries(methods) as Methods, { baseUrl });
}

/** The value of `Scp-Api-Version`; people write the number alone too. */
function apiVersionOf(given: string): string {
  const number = apiVersionNumber(given);
  if (number) return versionHeader(number);
  throw invalidArgument('apiVersion', given, 'a version such as 1.1, v1.1 or backup 1.1');
}

function paceOf(options: BackupClientOptions['pace'], baseUrl: string): Pace {
  const isService = new URL(baseUrl).hostname.endsWith('.samsungsdscloud.com');
  return options === false || (!options && !isService) ? async () => 0 : createPace(options);
}

function warn({ message }: ClientWarning): void {
  console.warn(`scp-backup: ${message}`);
}
