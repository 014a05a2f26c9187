import {
  type ClockOptions,
  type CredentialsSource,
  createSigningFetch,
  SigningError,
  type SigningFetch,
} from '@scp-backup/signing';
import { BackupError, type BackupErrorCode, isBackupError } from '../errors/backup-error.ts';
import { type SentSecrets, withoutRawBytes } from '../errors/redact.ts';
import { type ReadResponse, readResponse } from './body.ts';
import { checkHeaders, type HeadersInput } from './headers.ts';
import type { Pace } from './pace.ts';
import { race, sleep } from './race.ts';
import { type AttemptEvent, type AttemptPolicy, type Backoff, backoffAfter, type Outcome } from './retry.ts';
import { acceptedSignal } from './signal.ts';

export interface PipelineOptions {
  /** The key pair, or a function that returns it for each attempt, so that it can be rotated. */
  readonly credentials: CredentialsSource;
  /** Sends the requests, such as a `fetch` with a proxy. @default `globalThis.fetch` at the time of the call */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /**
   * Headers of each attempt, or a function that returns them, such as those of a session token, whose names the vendor does
   * not document. They are not signed.
   */
  readonly headers?: HeadersInput | (() => HeadersInput | Promise<HeadersInput>) | undefined;
  /**
   * When a rejected signature is put down to this machine's clock and corrected by the `Date` of the response; `false`
   * never corrects it.
   */
  readonly clock?: ClockOptions | false | undefined;
  /** Called after each attempt, for metrics and traces. */
  readonly onAttempt?: ((event: AttemptEvent) => void) | undefined;
}

/** One call: what it asks of the layers, and what they report. */
export interface Exchange extends AttemptPolicy {
  readonly signal: AbortSignal | undefined;
  readonly secrets: SentSecrets;
  /** How often the request was sent. */
  attempts: number;
  /** The versions that the service offers, after 406. */
  versions?: readonly string[] | undefined;
  /** The response, and the URL that was sent. */
  received?: ReadResponse & { readonly url: string };
}

/** Sends the request of a call. */
export type Send = (request: Request, exchange: Exchange) => Promise<Response>;

/**
 * pace( retry( body( sign( fetch )))). The signer is innermost, so each attempt has its own timestamp and signature. The
 * pace and the offset of the clock outlive a call, and nothing else does.
 */
export function createSend(options: PipelineOptions, baseUrl: string, pace: Pace): Send {
  const { onAttempt } = options;
  const fetch = signingFetch(options, baseUrl);

  return async (request, exchange) => {
    const { method, url } = request;
    const { signal, timeout, retry, secrets } = exchange;
    const { origin, pathname } = new URL(url);
    const name = `${method} ${origin}${pathname}`;
    let paced = 0;
    let started = 0;

    const begin = async (signal: AbortSignal | undefined): Promise<void> => {
      paced = await pace(signal);
      started = performance.now();
    };
    /** Whether there is time for another attempt, after the wait. */
    const beginAgain = async (wait: number, milliseconds: number): Promise<boolean> => {
      await sleep(wait, signal);
      const again = (signal: AbortSignal) => begin(signal).then(() => true);
      return race(again, { signal, milliseconds: milliseconds - wait, onTimeout: () => false });
    };
    const report = (status: number | undefined, errorCode: BackupErrorCode | undefined, next: Backoff | undefined) => {
      const duration = performance.now() - started;
      onAttempt?.({ method, path: pathname, attempt: exchange.attempts, status, errorCode, duration, paced, next });
    };
    const attempt = async (signal: AbortSignal): Promise<Outcome> => {
      const response = await fetch(request, {
        signal: acceptedSignal(signal),
        onSigned: (headers, { secretKey }) => {
          // Credentials may arrive when the attempt is over.
          signal.throwIfAborted();
          exchange.attempts += 1;
          secrets.add(headers, secretKey);
        },
        beforeResend: async ({ status }) => {
          report(status, undefined, { wait: 0, reason: 'clock' });
          await begin(signal);
        },
      });
      const patience = Math.min(mostPatience, timeout / 2);
      return { read: await readResponse(response, { request: name, secrets, signal, patience }) };
    };
    const outcomeOf = (milliseconds: number): Promise<Outcome> =>
      race(attempt, { signal, milliseconds, onTimeout: () => late(name, milliseconds) }).catch(
        (error): Outcome => ({ error: asBackupError(error, name, exchange) }),
      );

    try {
      await begin(signal);
      const end = started + retry.overall;
      for (let tries = 1; ; tries++) {
        const { read, error } = await outcomeOf(Math.min(timeout, Math.ceil(end - started)));
        const left = end - performance.now();
        const next = method === 'GET' ? backoffAfter({ read, error }, { tries, left }, retry) : undefined;
        report(read?.response.status, error?.code, next);
        if (next && (await beginAgain(next.wait, left))) continue;
        if (error) throw error;
        exchange.received = { ...(read as ReadResponse), url };
        return exchange.received.response;
      }
    } catch (error) {
      throw signal?.aborted ? asBackupError(error, name, exchange) : error;
    }
  };
}

/** Milliseconds that the body of a failure is waited for at most. */
const mostPatience = 5000;

/** @throws {BackupError} `timeout` */
function late(name: string, milliseconds: number): never {
  const message = `${name}: no response within ${milliseconds} ms`;
  throw new BackupError('timeout', message, { nextStep: 'Try again later, or raise timeout' });
}

function signingFetch(options: PipelineOptions, origin: string): SigningFetch {
  const { credentials, headers, fetch, clock } = options;
  try {
    return createSigningFetch({
      origin,
      fetch,
      clock,
      credentials: typeof credentials === 'function' ? () => provided('credentials', credentials) : credentials,
      headers: headers && (() => provided('headers', async () => checkHeaders(await headersOf(headers)))),
    });
  } catch (cause) {
    const { message } = cause as SigningError;
    throw new BackupError('invalidArgument', message, { parameter: 'credentials' }, { cause });
  }
}

function headersOf(headers: NonNullable<PipelineOptions['headers']>): HeadersInput | Promise<HeadersInput> {
  return typeof headers === 'function' ? headers() : headers;
}

/** What a function of the caller returns. Its failure is no failure of the network, and is not retried. */
async function provided<Value>(parameter: string, source: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await source();
  } catch (cause) {
    throw new BackupError('invalidArgument', `the ${parameter} could not be read`, { parameter }, { cause });
  }
}

/** The error that a call rejects with; the caller's abort comes first. */
function asBackupError(error: unknown, name: string, { signal, attempts }: Exchange): BackupError {
  if (signal?.aborted) return new BackupError('aborted', `${name} was aborted`, { attempts }, { cause: signal.reason });
  if (isBackupError(error)) return Object.assign(error, { attempts });
  if (error instanceof SigningError) {
    return new BackupError('invalidArgument', error.message, { attempts }, { cause: error });
  }
  const nextStep = 'Check the base URL, the network and the proxy';
  return new BackupError('network', `${name}: no response`, { attempts, nextStep }, { cause: withoutRawBytes(error) });
}
