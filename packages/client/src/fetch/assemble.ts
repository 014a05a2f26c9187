import { type Credentials, createSigningFetch, type Fetch, SigningError } from '@scp-backup/signing';
import { BackupError, type BackupErrorCode, invalidArgument } from '../errors.ts';
import type { BackupClientOptions } from '../options.ts';
import { type Bucket, createBucket, pace } from './pace.ts';
import { type ReadAnswer, readAnswer } from './read-body.ts';
import { retry } from './retry.ts';
import { type AttemptInit, resend, type Send } from './seam.ts';

/**
 * pace( retry( timeout( read the body( sign( fetch ))))): the signer is innermost, so every attempt is signed anew.
 *
 * @param remember is told each secret that is used
 * @param redact takes these secrets out of a text
 * @throws {BackupError} `invalidArgument` for credentials that cannot be used
 */
export function assemble(
  options: BackupClientOptions,
  baseUrl: string,
  remember: (secret: string) => void,
  redact: (text: string) => string,
): Send<ReadAnswer> {
  const { clock, timeout: perAttempt = 30_000 } = options;
  if (!(perAttempt > 0)) throw invalidArgument('timeout', perAttempt, 'a number of milliseconds above 0');
  const attempt = readAnswer(signed(options, baseUrl, remember, clock), redact);
  const bucket = bucketOf(options, baseUrl);
  const retryOptions = options.retry === false ? { attempts: 1 } : options.retry;
  const onAnswer = (answer: ReadAnswer, attempts: number): void => {
    answer.attempts = attempts;
  };
  const retried = retry(attempt, { ...retryOptions, perAttempt, onAnswer, ...(bucket && { bucket }) });
  return bucket ? pace(retried, bucket) : retried;
}

function signed(
  { credentials: source, headers: more, fetch }: BackupClientOptions,
  origin: string,
  remember: (secret: string) => void,
  clock: BackupClientOptions['clock'],
): Fetch {
  const keep = (credentials: Credentials): Credentials => {
    if (typeof credentials?.secretKey === 'string') remember(credentials.secretKey);
    return credentials;
  };
  const headers =
    more &&
    (async () =>
      checkHeaders(typeof more === 'function' ? await asked('invalidArgument', 'headers', more) : more, remember));
  try {
    return createSigningFetch({
      credentials:
        typeof source === 'function'
          ? () => asked('authentication', 'credentials', async () => keep(await source()))
          : keep(source),
      origin,
      onResend: (init: AttemptInit | undefined) => init?.[resend]?.(init.signal),
      ...(fetch && { fetch }),
      ...(headers && { headers }),
      ...(clock !== undefined && clock !== null && { clock }),
    });
  } catch (error) {
    // Reading the caller's object may fail in a way of its own.
    const message = error instanceof SigningError ? error.message : 'credentials cannot be read';
    throw new BackupError('invalidArgument', message, { parameter: 'credentials' }, { cause: error });
  }
}

/** Their values may be those of a session. What cannot stand in a header is no failure of the network. */
function checkHeaders(
  headers: Readonly<Record<string, string>>,
  remember: (secret: string) => void,
): Readonly<Record<string, string>> {
  try {
    new Headers(headers);
  } catch {
    // The cause would repeat the value.
    throw new BackupError('invalidArgument', 'headers must be names and values that can stand in a request', {
      parameter: 'headers',
    });
  }
  for (const value of Object.values(headers)) if (value.length >= shortestSecret) remember(value);
  return headers;
}

/** Shorter values of headers are no secrets, and are part of many words. */
const shortestSecret = 8;

/** What a function of the caller gives. Where it fails, that is no failure of the network, and not tried again. */
async function asked<Value>(
  code: BackupErrorCode,
  option: string,
  source: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    return await source();
  } catch (error) {
    const nextStep = 'See the cause';
    throw new BackupError(code, `the function given as ${option} failed`, { nextStep }, { cause: error });
  }
}

function bucketOf({ pace: given }: BackupClientOptions, baseUrl: string): Bucket | undefined {
  const ownHost = /^https:\/\/[^/]+\.samsungsdscloud\.com([:/]|$)/.test(baseUrl);
  return given === false || (!given && !ownHost) ? undefined : createBucket(given ?? {});
}
