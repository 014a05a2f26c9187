import { jsonText } from '@scp-backup/openapi';
import { parseHttpDate } from '@scp-backup/signing';
import { BackupError } from './backup-error.ts';

/** The response of a call, success or not. */
export interface Received {
  readonly response: Response;
  readonly text: string;
  /** The body as JSON, where it is. */
  readonly json: unknown;
  /** The URL that was sent; the path of the document where no request was. */
  readonly url: string;
  readonly attempts: number;
  /** The versions that the service offers, after 406. */
  readonly versions?: readonly string[] | undefined;
  readonly redact: (text: string) => string;
}

/** Texts and ids of one response that an error repeats. */
const mostTexts = 20;

const nextSteps = {
  authentication: 'Check the keys and the clock of this machine',
  entitlement: 'Ask the account owner for access to the service in this region',
  forbidden: 'Ask the account owner for the permission',
  notFound: 'Check the id, the region and the account',
  unsignedOrUnknownRoute: 'Check the base URL, and that no proxy removes Scp-* headers',
  unsupportedVersion: 'Set apiVersion to a version that the service offers',
  badRequest: 'Check the parameters',
  rateLimited: 'Try again later',
  timeout: 'Try again later',
  firewall: 'Wait a minute, and send fewer requests',
  server: 'Try again later, or give the request id to vendor support',
  redirected: 'Set baseUrl to the final address',
};

/** The error that a response stands for. */
export function errorFromResponse({ response, text, json, url, attempts, redact, ...rest }: Received): BackupError {
  const { status, headers } = response;
  const versions = rest.versions?.map((one) => cut(redact(one), 50));
  const entries = errorEntries(json);
  const texts =
    entries.length > 0 ? entries.map((one) => cut(redact(entryText(one)), 1000)) : [plainText(redact(text))];
  const code = codeOf(status, text);
  const retryAfter = retryAfterSeconds(headers);
  const offered = versions?.length ? `: ${versions.join(', ')}` : '';
  return new BackupError(
    code,
    [`GET ${url.replace(/\?.*/, '')} responded with ${status}`, ...texts].filter(Boolean).join(': '),
    {
      status,
      texts: texts.filter(Boolean),
      requestIds: requestIds(entries).map((id) => cut(redact(id), 200)),
      attempts,
      nextStep: nextSteps[code] + offered,
      ...(retryAfter >= 0 && { retryAfter }),
      ...(versions && { versions }),
    },
  );
}

type Code = keyof typeof nextSteps;

const codes: Readonly<Record<number, Code>> = {
  403: 'forbidden',
  406: 'unsupportedVersion',
  408: 'timeout',
  417: 'firewall',
  429: 'rateLimited',
};

function codeOf(status: number, text: string): Code {
  if (status === 401)
    return /rejected by gateway|catalog has not target/i.test(text) ? 'entitlement' : 'authentication';
  // The service's form is known by its beginning, also where the rest was cut off.
  if (status === 404) return /^\s*\{\s*"errors"/.test(text) ? 'notFound' : 'unsignedOrUnknownRoute';
  // A browser hides the status of a redirect as 0.
  if (status < 400) return 'redirected';
  return codes[status] ?? (status < 500 ? 'badRequest' : 'server');
}

/**
 * Seconds of a `Retry-After`, which is a number or a date; not 0 or more where there is none, or where it is over. A date is compared with the response's own `Date`, since the
 * clock of this machine may be wrong.
 */
export function retryAfterSeconds(headers: Headers): number {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  const sent = parseHttpDate(headers.get('date'));
  return (parseHttpDate(value) - (sent || Date.now())) / 1000;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** The errors of the service's form; a form of the gateway is one error by itself. */
function errorEntries(body: unknown): readonly Fields[] {
  if (!isObject(body)) return [];
  return (Array.isArray(body.errors) ? body.errors : [body]).filter(isObject).slice(0, mostTexts);
}

/** `code: title: detail` of the service, `error` or `name: message` of the gateway. */
function entryText({ code, title, detail, error, name, message }: Fields): string {
  return [code, title, detail, error, name, message].flat().filter(Boolean).map(valueText).join(': ');
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : jsonText(value);
}

function requestIds(entries: readonly Fields[]): string[] {
  const ids = entries.flatMap((entry) => [entry.request_id, entry.global_request_id, entry.requestId]);
  return [...new Set(ids.filter((id) => typeof id === 'string' && id !== ''))] as string[];
}

/** The beginning of a page without its markup. */
function plainText(text: string): string {
  const words = text
    .slice(0, 16_384)
    .replaceAll(/<(style|script)\b[\s\S]*?<\/\1>|<[^<>]*>/gi, ' ')
    .replaceAll(/\s+/g, ' ');
  return cut(words.trim(), 200);
}

/** The beginning of a text that was redacted before. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
