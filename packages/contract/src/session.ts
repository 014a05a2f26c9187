import type { Operation } from '@scp-backup/openapi';
import { type Credentials, parseHttpDate } from '@scp-backup/signing';
import { type Query, queryText, type Signing, signWire } from './wire.ts';

/** The request that showed a failure. It holds neither the secret, nor a signature, nor the access key. */
export interface ShownCall {
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  /** The beginning of the body. */
  readonly body: string;
  readonly curl: string;
  readonly stringToSign: string;
  /** How the request was spoilt on purpose. */
  readonly spoilt?: string;
}

/** Sends one request and follows no redirect. */
export type Send = (request: Request) => Promise<Response>;

/** A request to make. */
export interface Probe {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
  readonly method?: string;
  /** Pairs, or the text of the wire. */
  readonly query?: Query | string;
  /** Added to the path as it is. */
  readonly pathSuffix?: string;
  /** Headers to set; null takes one away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly signing?: Signing;
}

export interface Answer {
  readonly probe: Probe;
  /** 0 where no answer came. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly body: unknown;
  /** Why no answer came. */
  readonly failure?: string;
  /** The body holds the secret, or the signature that would have been right. */
  readonly leaks: boolean;
  readonly call: ShownCall;
}

export interface SessionOptions {
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly apiVersion: string;
  readonly send: Send;
  readonly timeoutMs: number;
  readonly now: () => number;
  /** Waits until the next request may go. */
  readonly pace: () => Promise<void>;
  readonly onAnswer: (answer: Answer) => void;
}

export interface Session {
  call(probe: Probe): Promise<Answer>;
  readonly calls: number;
}

/** The address cannot be reached, or nothing there can be called. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly code = 'unreachable';
}

/** Codes of a connection that was made and then went wrong: the service is there, and broken. */
const brokenConnection =
  /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_(HEADERS|BODY)_TIMEOUT|UND_ERR_RESPONSE.*|HPE_.*|Z_.*)$/;

/** Failures in a row after which nothing more is sent. */
const patience = 4;

export function createSession(options: SessionOptions): Session {
  const { credentials, send, now, pace, onAnswer, timeoutMs, apiVersion } = options;
  const origin = options.baseUrl.replace(/\/+$/, '');
  let calls = 0;
  let failuresInARow = 0;
  let lastFailure = '';
  // Node tells the real clock of a service in Date; a timestamp is made for that clock.
  let clockOffset: number | undefined;

  async function call(probe: Probe): Promise<Answer> {
    const method = probe.method ?? 'GET';
    const url = urlOf(origin, probe);
    const signed = await signWire(method, url, credentials, now() + (clockOffset ?? 0), probe.signing);
    const headers = new Headers({
      Accept: 'application/json',
      'Accept-Language': 'en-US',
      'Scp-Api-Version': apiVersion,
      ...signed.headers,
    });
    for (const [name, value] of Object.entries(probe.headers ?? {})) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    const request = new Request(url, { method, headers, redirect: 'manual' });
    // What is sent must be what is signed, to the letter.
    const sent = request.url === url ? request : undefined;
    const answer = sent ? await attempt(sent) : { status: 0, failure: `${url} cannot be sent as it is` };
    const text = answer.text ?? '';
    const shown: ShownCall = {
      method,
      url,
      status: answer.status || null,
      body: mask(text.slice(0, 400), credentials, signed.rightSignature, headers.get('Scp-Signature')),
      curl: curlOf(method, url, headers, signed.headers['Scp-Timestamp'] ?? '', probe),
      stringToSign: mask(signed.stringToSign, credentials),
      ...(probe.signing?.spoilt && { spoilt: probe.signing.spoilt }),
    };
    const full: Answer = {
      probe,
      status: answer.status,
      headers: answer.headers ?? new Headers(),
      text,
      body: parse(text),
      leaks:
        text.includes(credentials.secretKey) ||
        (headers.get('Scp-Signature') !== signed.rightSignature && text.includes(signed.rightSignature)),
      call: shown,
      ...(answer.failure !== undefined && { failure: mask(answer.failure, credentials) }),
    };
    onAnswer(full);
    return full;
  }

  interface Attempt {
    status: number;
    headers?: Headers;
    text?: string;
    failure?: string;
  }

  /** With a timer of our own: nothing holds the signal of `AbortSignal.timeout`, and a fetch may not listen to it. */
  async function inTime(request: Request): Promise<{ response: Response; text: string }> {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new DOMException(`no response within ${timeoutMs} ms`, 'TimeoutError');
        reject(error);
        controller.abort(error);
      }, timeoutMs);
    });
    const read = async () => {
      const response = await send(new Request(request, { signal: controller.signal }));
      return { response, text: await response.text() };
    };
    try {
      return await Promise.race([read(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function attempt(request: Request): Promise<Attempt> {
    if (failuresInARow >= patience)
      return { status: 0, failure: `not sent: ${patience} calls in a row failed; ${lastFailure}` };
    for (let tries = 0; ; tries++) {
      await pace();
      calls += 1;
      try {
        const { response, text } = await inTime(request);
        failuresInARow = 0;
        const date = parseHttpDate(response.headers.get('date'));
        if (clockOffset === undefined) {
          const offset = date + 500 - now();
          clockOffset = Math.abs(offset) > 5_000 ? offset : 0;
        }
        return { status: response.status, headers: response.headers, text };
      } catch (error) {
        const { code, message } = causeOf(error);
        const timedOut = (error as Error).name === 'TimeoutError';
        const there = timedOut || calls > 1 || brokenConnection.test(code);
        if (!there) throw new UnreachableError(`${origin} cannot be reached: ${message}`, { cause: error });
        // An idle connection may be closed by the other side just now.
        if (!timedOut && tries === 0) continue;
        failuresInARow += 1;
        lastFailure = timedOut ? `no response within ${timeoutMs} ms` : `the connection broke: ${message}`;
        return { status: 0, failure: lastFailure };
      }
    }
  }

  return {
    call,
    get calls() {
      return calls;
    },
  };
}

function urlOf(origin: string, { operation, path, pathSuffix = '', query }: Probe): string {
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const text = typeof query === 'string' ? query : queryText(query ?? []);
  return new URL(`${origin}${filled}${pathSuffix}${text && `?${text}`}`).href;
}

function causeOf(error: unknown): { code: string; message: string } {
  let current = error as { code?: unknown; message?: string; cause?: unknown };
  while (current.cause instanceof Error) current = current.cause as typeof current;
  return { code: String(current.code ?? ''), message: current.message || String(current.code ?? 'no connection') };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text without secret, signatures and access key. */
function mask(text: string, { accessKey, secretKey }: Credentials, ...signatures: readonly (string | null)[]): string {
  return [secretKey, ...signatures, accessKey]
    .filter((one): one is string => Boolean(one))
    .reduce((masked, one) => masked.replaceAll(one, one === accessKey ? '<access key>' : '<hidden>'), text);
}

/** A command that makes the request again. Keys come from the environment; the signature is made by `scp-backup sign`. */
function curlOf(method: string, url: string, headers: Headers, timestamp: string, { signing }: Probe): string {
  const secured = ['scp-accesskey', 'scp-signature', 'scp-timestamp', 'scp-clienttype'];
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const plain = [...headers].filter(([name]) => !secured.includes(name));
  const shown = plain.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`).join(' ');
  const verb = method === 'HEAD' ? '--head' : `-X ${method}`;
  const curl = `curl -i ${verb} ${shown} ${quote(url)}`;
  if (!signing?.spoilt && secured.every((name) => headers.has(name))) {
    return `scp-backup sign ${method} ${quote(url)} --timestamp ${timestamp} | ${curl} -H @-`;
  }
  const own = secured.flatMap((name) => {
    const value = headers.get(name);
    if (value === null) return [];
    if (name === 'scp-signature') return [`-H "${name}: $SIGNATURE"`];
    if (name === 'scp-accesskey' && !signing?.accessKey) return [`-H "${name}: $SCP_ACCESS_KEY"`];
    return [`-H ${quote(`${name}: ${value}`)}`];
  });
  return `${curl} ${own.join(' ')}`;
}
