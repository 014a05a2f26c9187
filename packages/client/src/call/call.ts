import type { OperationCall, Page } from '@scp-backup/openapi';
import type { HeadersInput } from '../fetch/headers.ts';
import type { AttemptOptions } from '../fetch/retry.ts';
import type { CheckedInput } from './input.ts';

/** Options of one call. They take precedence over those of the client. */
export interface CallOptions extends AttemptOptions {
  /** Ends the call, its waits and its retries at once, with the error `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Headers of this call, sent besides those of the client. They are not signed. */
  readonly headers?: HeadersInput | undefined;
}

/** A body with the response that carried it. */
export interface WithResponse<Data> {
  /** The body, parsed. */
  readonly data: Data;
  /** The body as the text that arrived, decoded. */
  readonly text: string;
  /** The URL that was sent and signed. */
  readonly url: string;
  /** The HTTP status. */
  readonly status: number;
  /** The headers of the response. */
  readonly headers: Headers;
  /** `X-Request-Id` of the response, where there is one (assumed: no response of this service with an id was seen). */
  readonly requestId: string | undefined;
  /** How often the request was sent. */
  readonly attempts: number;
}

/** A success; that of a list operation with its rows and count. */
export interface Success<Data = unknown> extends Page {
  readonly response: WithResponse<Data>;
}

/**
 * Calls an operation.
 *
 * @throws {BackupError} for every response that is not the operation's success
 */
export type CallOperation = (operation: OperationCall, input: CheckedInput, options: CallOptions) => Promise<Success>;
