import { redactText, SigningError } from '@scp-backup/signing';
import { BackupError, isBackupError } from '../errors.ts';
import { firstOf, parseJson } from '../failure.ts';
import { named, type Send } from './seam.ts';

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
    const { status, headers, body } = response;
    if (body === null || response.type === 'opaqueredirect') return { response, status, headers, text: '' };
    if (!response.ok || isBodyless(status)) return { response, status, headers, text: await whatCame(body) };
    const text = await response.text().catch(clean);
    const json = parseJson(text);
    if (json !== undefined) return { response, status, headers, text, json };
    const start = firstOf(text, 200, redact);
    const message = `${named(input, init)}: the body is no JSON: ${JSON.stringify(start)}`;
    const nextStep = 'Check the base URL and the proxy; try again later';
    throw new BackupError('unreadableResponse', message, { status, texts: [start], nextStep });
  };
}

/** The answer with a body that can be read once more. */
export function responseOf({ response, text }: ReadAnswer): Response {
  if (!response.bodyUsed) return response;
  const { status, statusText, headers } = response;
  return new Response(isBodyless(status) ? null : text, { status, statusText, headers });
}

/** The text of a failure as far as it came: its status is an answer also where the rest is missing. */
async function whatCame(body: ReadableStream<Uint8Array>): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
    }
  } catch {
    // The connection broke, or an abort ended it; whoever waits is told of the abort.
  }
  return text;
}

/**
 * The error of a `fetch`, without secrets: the parser of Node puts the bytes of an answer that it cannot read into it.
 * What can be told apart by, the message, the name and the code, stays.
 */
function cleanError(error: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (!(error instanceof Error) || isBackupError(error) || error instanceof SigningError || depth > 4) return error;
  const { name, message, stack, cause, code } = error as Error & { readonly code?: unknown };
  const clean = new Error(
    firstOf(message, 1000, redact),
    cause === undefined ? {} : { cause: cleanError(cause, redact, depth + 1) },
  );
  const more = { name, stack: stack && firstOf(stack, 4000, redact), ...(code !== undefined && { code }) };
  for (const [key, value] of Object.entries(more))
    Object.defineProperty(clean, key, { value, configurable: true, writable: true });
  return clean;
}

function isBodyless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
