import { type Credentials, createSigningFetch, type Fetch, type SigningError } from '@scp-backup/signing';
import { checkFunction, checkNumber, withoutNull } from '../check.ts';
import { cleanError } from '../clean-error.ts';
import { BackupError, type BackupErrorCode, invalidArgument } from '../errors.ts';
import type { BackupClientOptions } from '../options.ts';
import type { Secrets } from '../secrets.ts';
import { checkHeaders, rememberHeaders } from './headers.ts';
import { type Bucket, createBucket, pace } from './pace.ts';
import { type ReadAnswer, readAnswer } from './read-body.ts';
import { retry } from './retry.ts';
import { type AttemptInit, resend, type Send } from './seam.ts';

/**
 * pace( retry( timeout( read the body( sign( fetch ))))): the signer is innermost, so every attempt is signed anew.
 *
 * @throws {BackupError} `invalidArgument` for options that cannot be used
 */
export function assemble(
  options: BackupClientOptions,
  baseUrl: string,
  secrets: Secrets,
  bucket: Bucket | undefined,
): Send<ReadAnswer> {
  checkOptions(options);
  const { timeout: perAttempt = 30_000 } = options;
  const attempt = readAnswer(signed(options, baseUrl, secrets), secrets.redact);
  const retryOptions = options.retry === false ? { attempts: 1 } : options.retry;
  const onAnswer = (answer: ReadAnswer, attempts: number): void => {
    answer.attempts = attempts;
  };
  const retried = retry(attempt, { ...retryOptions, perAttempt, onAnswer, ...(bucket && { bucket }) });
  return bucket ? pace(retried, bucket) : retried;
}

function checkOptions(options: BackupClientOptions): void {
  const { timeout = 30_000, clock, headers } = options;
  checkNumber('timeout', timeout, Number.MIN_VALUE, 'a number of milliseconds above 0');
  for (const name of ['fetch', 'validate'] as const) checkFunction(name, options[name]);
  for (const name of ['retry', 'pace', 'clock'] as const) {
    const value = options[name] ?? false;
    if (value !== false && typeof value !== 'object') throw invalidArgument(name, value, 'an object or false');
  }
  if (typeof headers !== 'function') checkHeaders(headers);
  if (!clock) return;
  checkFunction('clock.now', clock.now);
  checkNumber('clock.threshold', clock.threshold ?? 0, 0);
}

function signed(options: BackupClientOptions, origin: string, secrets: Secrets): Fetch {
  const { credentials: source, headers: more, fetch, clock } = options;
  const given = async () => {
    const headers = checkHeaders(await (typeof more === 'function' ? more() : more));
    rememberHeaders(headers, secrets);
    return Object.fromEntries(headers);
  };
  const headers = more && (() => asked('invalidArgument', 'headers', given, secrets));
  try {
    const send = createSigningFetch({
      credentials:
        typeof source === 'function'
          ? () => asked('authentication', 'credentials', async () => kept(await source(), secrets), secrets)
          : watched(source, secrets),
      origin,
      ...(fetch && { fetch }),
      ...(headers && { headers }),
      ...(clock !== undefined && { clock: clock && withoutNull(clock) }),
    });
    return (input, init: AttemptInit | undefined) => {
      // A middleware may have added what it knows of a session.
      if (input instanceof Request) rememberHeaders(input.headers, secrets);
      return send(input, { ...init, beforeResend: () => init?.[resend]?.(init.signal) });
    };
  } catch (error) {
    const { message } = error as SigningError;
    throw new BackupError('invalidArgument', message, { parameter: 'credentials' }, { cause: error });
  }
}

/** Credentials of one attempt, the very object: an imported key lives as long as it does. */
function kept(credentials: Credentials, secrets: Secrets): Credentials {
  secrets.add(credentials?.secretKey);
  return credentials;
}

/** Credentials whose secret is remembered whenever it is read: the caller may change the object at any time. */
function watched(credentials: Credentials, secrets: Secrets): Credentials {
  if (typeof credentials !== 'object' || credentials === null) return credentials;
  return {
    get accessKey() {
      return credentials.accessKey;
    },
    get secretKey() {
      const { secretKey } = credentials;
      secrets.add(secretKey);
      return secretKey;
    },
    get accountId() {
      return credentials.accountId ?? '';
    },
  };
}

/** What a function of the caller gives. Where it fails, that is no failure of the network, and not tried again. */
async function asked<Value>(
  code: BackupErrorCode,
  option: string,
  source: () => Promise<Value>,
  { redact }: Secrets,
): Promise<Value> {
  try {
    return await source();
  } catch (error) {
    if (error instanceof BackupError) throw error;
    const nextStep = 'See the cause';
    const cause = cleanError(error, redact);
    throw new BackupError(code, `the function given as ${option} failed`, { nextStep }, { cause });
  }
}

export function bucketOf({ pace: given }: BackupClientOptions, baseUrl: string): Bucket | undefined {
  const ownHost = /^https:\/\/[^/]+\.samsungsdscloud\.com([:/]|$)/.test(baseUrl);
  return given === false || (!given && !ownHost) ? undefined : createBucket(given);
}
