import { apiVersionNumber, calls, type OperationCall, operationsIn, type paths, service } from '@scp-backup/openapi';
import type { Client } from 'openapi-fetch';
import type { CallOperation, CallOptions } from './call/call.ts';
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
  const version = apiVersion ?? service.apiVersion;
  const table = operationsIn<OperationCall>(calls, version);
  const { client, call } = createOpenapiFetch({
    baseUrl,
    operations: Object.values(table),
    headers: { Accept: 'application/json', 'Accept-Language': language, 'Scp-Api-Version': apiVersion },
    send: withDefaultVersion(createSend(options, baseUrl, pace), versionsOf(baseUrl, pace, options.fetch), onWarning),
    defaults: attemptPolicy(options),
    validate,
  });
  const methods = Object.values<OperationCall>(calls).map((operation) => {
    const { id, since } = operation;
    const check = (given: object): CheckedInput => {
      if (!table[id]) throw invalidArgument('apiVersion', version, `${since} or later for ${id}`);
      return checkInput(table[id], given);
    };
    return [id, methodOf(operation, check, call, onWarning)];
  });
  return Object.assign(client, Object.fromEntries(methods) as Methods, { baseUrl });
}

/** The value of `Scp-Api-Version`; people write the number alone too. */
function apiVersionOf(given: string): string {
  const number = apiVersionNumber(given);
  if (number) return versionHeader(number);
  throw invalidArgument('apiVersion', given, 'a version such as 1.1, v1.1 or backup 1.1');
}

function methodOf(
  operation: OperationCall,
  check: (given: object) => CheckedInput,
  call: CallOperation,
  onWarning: (warning: ClientWarning) => void,
) {
  const { list } = operation;
  return (given: object = {}, options: CallOptions & ListOptions = {}): unknown => {
    const input = () => check(given);
    if (!list) return new LazyCall(async () => (await call(operation, input(), options)).response);
    const load = (input: CheckedInput) => call(operation, input, options);
    return new LazyListCall({ list, input, load, options, onWarning });
  };
}

function paceOf(options: BackupClientOptions['pace'], baseUrl: string): Pace {
  const isService = /^https:\/\/[^/]+\.samsungsdscloud\.com([:/]|$)/.test(baseUrl);
  return options === false || (!options && !isService) ? async () => 0 : createPace(options);
}

function warn({ message }: ClientWarning): void {
  console.warn(`scp-backup: ${message}`);
}
