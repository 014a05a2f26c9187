import { type Operation, operations, operationsIn, type paths, service } from '@scp-backup/openapi';
import type { Client } from 'openapi-fetch';
import { checkSignal, withoutNull } from './check.ts';
import { BackupError, invalidArgument } from './errors.ts';
import { assemble, bucketOf } from './fetch/assemble.ts';
import { responseOf } from './fetch/read-body.ts';
import { checkInput } from './input.ts';
import { Listing } from './list-call.ts';
import { type Connection, load } from './load.ts';
import { openapiFetch } from './openapi-fetch.ts';
import type { BackupClientOptions } from './options.ts';
import type { LoadPage } from './pager.ts';
import { serializeQuery } from './request-url.ts';
import { Secrets } from './secrets.ts';
import { serverUrl } from './server-url.ts';
import type { CallOptions, ListOptions, Methods } from './types.ts';
import { versionsOf } from './versions.ts';

/** One method per operation, and the typed openapi-fetch client (`GET('/v1/…')`) beside them. */
export type BackupClient = Methods &
  Client<paths> & {
    /** Where the requests go, without a slash at the end. */
    readonly baseUrl: string;
  };

/**
 * Makes a client. Nothing is sent before a method is used.
 *
 * @throws {BackupError} `invalidArgument` when there is no such region, environment or address, and for options that
 * cannot be used
 */
export function createBackupClient(given: BackupClientOptions): BackupClient {
  const options = optionsOf(given);
  const baseUrl = serverUrl(options);
  const { language = 'en-US', apiVersion = service.apiVersion, fetch, validate } = options;
  const secrets = new Secrets();
  const { redact } = secrets;
  const bucket = bucketOf(options, baseUrl);
  const send = assemble(options, baseUrl, secrets, bucket);
  const headers = { Accept: 'application/json', 'Accept-Language': language, 'Scp-Api-Version': apiVersion };
  for (const [parameter, value] of Object.entries({ language, apiVersion })) {
    if (typeof value !== 'string' || !/^[\x20-\x7e]+$/.test(value))
      throw invalidArgument(parameter, value, 'visible ASCII text');
  }
  const fetchOnce = async (request: Request): Promise<Response> => responseOf(await send(request));
  const openapi = openapiFetch({ baseUrl, headers, fetch: fetchOnce, querySerializer: serializeQuery }, redact);
  const versions = versionsOf(fetch, baseUrl, bucket);
  const connection: Connection = { baseUrl, headers, send, openapi, redact, versions, validate };
  const methods = Object.values(operationsIn(operations, apiVersion)).map(
    (operation) => [operation.id, methodOf(operation, connection)] as const,
  );
  return Object.assign(openapi.client, Object.fromEntries(methods), { baseUrl }) as unknown as BackupClient;
}

function optionsOf(given: BackupClientOptions): BackupClientOptions {
  if (typeof given !== 'object' || given === null) throw invalidArgument('options', given, 'an object');
  try {
    return withoutNull(given) as BackupClientOptions;
  } catch (error) {
    // Reading the caller's object may fail in a way of its own.
    throw new BackupError('invalidArgument', 'the options cannot be read', { parameter: 'options' }, { cause: error });
  }
}

function methodOf(operation: Operation, connection: Connection) {
  const { list } = operation;
  return (given?: object, chosen?: (CallOptions & ListOptions) | null): unknown => {
    const options = chosen ?? {};
    const input = () => checkInput(operation, given ?? {});
    const single = async (): Promise<unknown> => load(connection, operation, input(), checkSignal(options.signal));
    if (!list) return single();
    const start = () => {
      const { path, query } = input();
      const signal = checkSignal(options.signal);
      const loadPage: LoadPage = (query, signal) => load(connection, operation, { path, query }, signal);
      return { query, load: loadPage, signal };
    };
    return new Listing({ operation, list, page: single, start, options });
  };
}
