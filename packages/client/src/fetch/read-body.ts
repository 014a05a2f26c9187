import { type Fetch, redactText, SigningError } from '@scp-backup/signing';
import { BackupError, isBackupError } from '../errors.ts';
import { firstOf, parseJson } from '../failure.ts';
import { named, note, notesOf } from './seam.ts';

/**
 * Reads the whole body before it hands the answer on, so that a body that is cut off is a failure of the attempt and
 * can be tried again. So is a success that is no JSON, which is how half a body looks where the connection closed in
 * good order.
 *
 * @param redact takes secrets out of the text that an error repeats
 */
export function readBody(send: Fetch, redact?: (text: string) => string): Fetch {
  return readable(noteBody(send, redact));
}

/** Reads the body as `readBody` does, but only notes it: the answer is one whose body was used. */
export function noteBody(send: Fetch, redact = (text: string): string => redactText(text, [])): Fetch {
  return async (input, init) => {
    const response = await send(input, init).catch((error: unknown) => {
      throw cleanError(error, redact);
    });
    if (response.body === null || response.type === 'opaqueredirect') return response;
    if (!response.ok || isBodyless(response)) return note(response, { text: await whatCame(response.body) });
    const text = await response.text().catch((error: unknown) => {
      throw cleanError(error, redact);
    });
    const json = parseJson(text);
    if (json !== undefined) return note(response, { text, json });
    const start = firstOf(text, 200, redact);
    throw new BackupError(
      'unreadableResponse',
      `${named(input, init)}: the body is no JSON: ${JSON.stringify(start)}`,
      {
        status: response.status,
        texts: [start],
        nextStep: 'Check the base URL and the proxy; try again later',
      },
    );
  };
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

/** Gives each answer whose body was noted a body that can be read. */
export function readable(send: Fetch): Fetch {
  return async (input, init) => {
    const response = await send(input, init);
    const notes = notesOf(response);
    if (notes.text === undefined) return response;
    const { status, statusText, headers } = response;
    return note(new Response(isBodyless(response) ? null : notes.text, { status, statusText, headers }), notes);
  };
}

function isBodyless({ status }: Response): boolean {
  return status === 204 || status === 205 || status === 304;
}
