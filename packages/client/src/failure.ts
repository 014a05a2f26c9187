import { parseHttpDate } from '@scp-backup/signing';
import { BackupError } from './errors.ts';

/** An answer that is no success. */
export interface Refusal {
  /** Method and path. */
  readonly what: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly attempts: number;
  /** What the service offers, after `unsupportedVersion`. */
  readonly versions: readonly string[] | undefined;
  /** Takes secrets and signatures out of a text. */
  readonly redact: (text: string) => string;
}

/** Characters of a body without a known form that are looked at. */
const longestBody = 16_384;

/** Characters of one text of the service that are told. */
const longestText = 1000;

/** Texts and ids of one answer that are told. */
const most = 20;

/** Characters that are left out where a text was cut, so that it does not end with half a secret. */
const margin = 4096;

const nextSteps = {
  authentication: 'Check the access key, the secret key and the clock of this machine',
  entitlement: 'Ask the owner of the account for the right to use this service in this region',
  forbidden: 'Ask the owner of the account for the permission',
  notFound: 'Check the id; a backup of another region or account is not found either',
  unsignedOrUnknownRoute: 'Check the base URL, and that no proxy drops the Scp-* headers',
  unsupportedVersion: 'Set apiVersion to a version that the service offers',
  badRequest: 'Check the parameters against the texts of the service',
  rateLimited: 'Send fewer requests at a time, or try again later',
  timeout: 'Try again later',
  firewall: 'Wait a minute; keep below 80 requests in 60 seconds',
  server: 'Try again later; tell the request id to the support of the vendor when it stays',
  redirected: 'Set baseUrl to the final address: redirects are not followed with a signature',
};

/** The error that an answer stands for. */
export function failureOf(refusal: Refusal): BackupError {
  const { what, status, headers, text, attempts, versions, redact } = refusal;
  const body = parseJson(text);
  const texts = textsOf(body, text, redact);
  const code = codeOf(status, body, text);
  const summary = texts.length > 0 ? `: ${texts.join('; ')}` : '';
  const retryAfter = retryAfterSeconds(headers);
  const nextStep = [nextSteps[code], versions?.join(', ')].filter(isText).join(': ');
  return new BackupError(code, redact(`${what} was answered with ${status}${summary}`), {
    status,
    texts,
    requestIds: requestIdsOf(body).map((id) => firstOf(id, 200, redact)),
    attempts,
    nextStep,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(versions && { versions }),
  });
}

function codeOf(status: number, body: unknown, text: string): keyof typeof nextSteps {
  switch (status) {
    case 401:
      return /rejected by gateway|catalog has not target/i.test(text) ? 'entitlement' : 'authentication';
    case 403:
      return 'forbidden';
    case 404:
      // The beginning tells it too, where the body was cut off.
      return serviceErrors(body).length > 0 || /^\s*{\s*"errors"/.test(text) ? 'notFound' : 'unsignedOrUnknownRoute';
    case 406:
      return 'unsupportedVersion';
    case 408:
      return 'timeout';
    case 417:
      return 'firewall';
    case 429:
      return 'rateLimited';
  }
  if (status === 0 || (status >= 300 && status < 400)) return 'redirected';
  return status >= 500 ? 'server' : 'badRequest';
}

/**
 * Seconds of a `Retry-After`, which is a number or a date. A date is by the service's clock, which `Date` tells; the
 * clock of this machine may be off.
 */
export function retryAfterSeconds(headers: Headers, now: number = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  // What `Date` makes of `-1` or `1, 2` is no date that anybody meant.
  if (!/^[A-Z][a-z]{2}/.test(value)) return undefined;
  const sent = parseHttpDate(headers.get('date'));
  const wait = parseHttpDate(value) - (Number.isNaN(sent) ? now : sent);
  return Number.isNaN(wait) ? undefined : Math.max(0, wait / 1000);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function serviceErrors(body: unknown): readonly Fields[] {
  const errors = isFields(body) ? body.errors : undefined;
  return [errors]
    .flat()
    .map((one) => (isText(one) ? { detail: one } : one))
    .filter(isFields);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** One text for each error: `code: title: detail`. A body of no known form gives its first characters. */
function textsOf(body: unknown, text: string, redact: (text: string) => string): string[] {
  const errors = serviceErrors(body);
  const said = errors.map(({ code, title, detail }) => [code, title, detail].flatMap(flatten).join(': '));
  if (errors.length === 0) said.push(isFields(body) && isText(body.error) ? body.error : plainText(text, redact));
  return said
    .filter(isText)
    .slice(0, most)
    .map((one) => firstOf(one, longestText, redact));
}

/** The first so many characters. They are redacted before they are cut, since half a secret is not known for one. */
export function firstOf(text: string, length: number, redact: (text: string) => string): string {
  const clean = beginningOf(text, redact);
  return clean.length > length ? `${clean.slice(0, length)}…` : clean;
}

function beginningOf(text: string, redact: (text: string) => string): string {
  const clean = redact(text.slice(0, longestBody));
  return text.length > longestBody ? clean.slice(0, -margin) : clean;
}

/** A body without its markup. */
function plainText(text: string, redact: (text: string) => string): string {
  const plain = beginningOf(text, redact)
    .replaceAll(/<(style|script)\b[\s\S]*?<\/\1>|<[^<>]*>/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return firstOf(plain, 200, redact);
}

/** `code`, `title` and `detail` are a list of texts, one text, or something else. */
function flatten(value: unknown): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  try {
    if (Array.isArray(value)) return value.flat(9).flatMap((one) => (Array.isArray(one) ? ['…'] : flatten(one)));
    return [typeof value === 'object' ? JSON.stringify(value) : String(value)];
  } catch {
    // Nested deeper than the stack goes.
    return ['…'];
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function requestIdsOf(body: unknown): string[] {
  const holders = [...serviceErrors(body), ...(isFields(body) ? [body] : [])];
  const ids = holders.flatMap((one) => [one.request_id, one.global_request_id, one.requestId]);
  return [...new Set(ids.filter((id) => isText(id) || typeof id === 'number').map(String))].slice(0, most);
}
