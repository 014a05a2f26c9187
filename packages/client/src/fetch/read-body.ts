import { cleanError } from '../clean-error.ts';
import { BackupError } from '../errors.ts';
import { firstOf, parseJson } from '../failure.ts';
import { redactText } from '../redact-text.ts';
import { onAbort } from './on-abort.ts';
import { named, type Send, signalOf } from './seam.ts';
import { within } from './within.ts';

/** An answer whose body was read. */
export interface ReadAnswer {
  /** Its body was used, where it had one. */
  readonly response: Response;
  readonly status: number;
  readonly headers: Headers;
  /** The body; a failure's as far as it came. */
  readonly text: string;
  /** The body of a success. */
  readonly json?: unknown;
  /** How often the request was sent until it came, where it was retried. */
  attempts?: number;
}

/**
 * Reads the whole body before it hands the answer on, so that a body that is cut off is a failure of the attempt and
 * can be tried again. So is a success that is no JSON, which is how half a body looks where the connection closed in
 * good order.
 *
 * @param redact takes secrets out of the text that an error repeats
 */
export function readBody(send: Send, redact?: (text: string) => string): Send {
  const read = readAnswer(send, redact);
  return async (input, init) => responseOf(await read(input, init));
}

/** Reads the body as `readBody` does, and hands on what it read. */
export function readAnswer(send: Send, redact = (text: string): string => redactText(text, [])): Send<ReadAnswer> {
  const clean = (error: unknown): never => {
    throw cleanError(error, redact);
  };
  return async (input, init) => {
    const response = await send(input, init).catch(clean);
    if (response.type === 'error') throw new TypeError('network error');
    const { status, headers, body } = response;
    if (body === null || response.type === 'opaqueredirect') return { response, status, headers, text: '' };
    if (!response.ok || isBodyless(status)) {
      return { response, status, headers, text: await whatCame(body, signalOf(input, init)) };
    }
    const text = await wholeText(response, signalOf(input, init)).catch(clean);
    const json = parseJson(text);
    if (json !== undefined) return { response, status, headers, text, json };
    const start = firstOf(text, 200, redact);
    const message = `${named(input, init)}: the body is no JSON: ${JSON.stringify(start)}`;
    const nextStep = 'Check the base URL and the proxy; try again later';
    throw new BackupError('unreadableResponse', message, { status, texts: [start], nextStep });
  };
}

/**
 * The answer with a body that can be read once more.
 *
 * @throws {BackupError} `unreadableResponse` for a status that a `Response` cannot have
 */
export function responseOf({ response, text }: ReadAnswer): Response {
  const { status, statusText } = response;
  // That of a redirect in a browser tells nothing.
  if (status === 0) return response;
  if (status < 200 || status > 599) {
    throw new BackupError('unreadableResponse', `the status ${status} is none of HTTP`, { status });
  }
  const headers = new Headers(response.headers);
  // What was read has come as a whole.
  headers.delete('Transfer-Encoding');
  const body = isBodyless(status) ? null : text;
  return new Response(body, { status, headers, ...(/^[\t\x20-\x7e]*$/.test(statusText) && { statusText }) });
}

/** Characters of a failure's body that are read: no more are looked at. */
const mostOfFailure = 2 ** 20;

/** Characters of a success that are read, some hundred thousand rows. */
const mostOfSuccess = 2 ** 27;

/** Milliseconds that a failure's body is waited for: its status alone is an answer. */
const patience = 5000;

/** The text of a success. Where its length is not known beforehand it is read in pieces, as it may have no end. */
async function wholeText(response: Response, signal: AbortSignal | undefined): Promise<string> {
  const { headers, body, status } = response;
  const isBounded = Number(headers.get('content-length') ?? Number.NaN) <= mostOfSuccess;
  if ((isBounded && !headers.has('content-encoding')) || !body?.getReader) return String(await response.text());
  let text = '';
  await read(body, signal, (part) => {
    text += part;
    return text.length <= mostOfSuccess;
  });
  if (text.length <= mostOfSuccess) return text;
  throw new BackupError('unreadableResponse', `the body has more than ${mostOfSuccess} characters`, {
    status,
    nextStep: 'Ask for smaller pages',
  });
}

/** The text of a failure as far as it came: its status is an answer also where the rest is missing. */
async function whatCame(body: ReadableStream<Uint8Array>, signal: AbortSignal | undefined): Promise<string> {
  let text = '';
  const take = (part: string): boolean => {
    text += part;
    return text.length < mostOfFailure;
  };
  // The connection may break, or an abort end it; whoever waits is told of the abort.
  await within(
    signal,
    patience,
    () => 'late',
    (signal) => read(body, signal, take),
  ).catch(() => {});
  return text;
}

/** Reads a body until its end, the signal's, or until who takes the parts wants no more. */
async function read(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
  take: (part: string) => boolean,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const stop = (): void => void reader.cancel().catch(() => {});
  const forget = onAbort(signal, stop);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!take(decoder.decode(part.value, { stream: true }))) break;
    }
  } finally {
    forget();
    stop();
  }
}

function isBodyless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
