import { BackupError } from '../errors/backup-error.ts';
import { cut, parseJson } from '../errors/from-response.ts';
import { type SentSecrets, withoutRawBytes } from '../errors/redact.ts';
import { race } from './race.ts';

/** A response whose body was read. */
export interface ReadResponse {
  /** A response that can be read again, as middleware does. */
  readonly response: Response;
  /** The body as text; that of a failure as far as it arrived. */
  readonly text: string;
  /** The body as JSON, which that of a success always is; undefined where it is not. */
  readonly json: unknown;
}

/** Characters of a failure's body that are read. */
const mostOfFailure = 2 ** 20;

/** Characters of a success that are read, some hundred thousand rows. */
const mostOfSuccess = 2 ** 27;

/** What reading a body needs to know of its call. */
export interface Reading {
  /** Method and URL, for messages. */
  readonly request: string;
  readonly secrets: SentSecrets;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds that the body of a failure is waited for: its status is a result by itself. */
  readonly patience: number;
}

/**
 * Reads the whole body within the attempt, so that a body that is cut off fails the attempt, which can be repeated. So
 * does a success that is not JSON: half a body looks like that where the connection closed in good order.
 *
 * @throws {BackupError} `unreadableResponse`
 */
export async function readResponse(
  response: Response,
  { request, secrets, signal, patience }: Reading,
): Promise<ReadResponse> {
  const { status, ok } = response;
  if (!ok) {
    const text = await readFailure(response, patience, signal);
    return { response: restored(response, text), text, json: parseJson(text) };
  }
  const failed = (reason: string, texts: readonly string[], cause?: unknown): BackupError =>
    new BackupError(
      'unreadableResponse',
      `${request} responded with ${status}, but the body ${reason}`,
      { status, texts, nextStep: 'Check the base URL and the proxy' },
      { cause },
    );
  let text: string;
  try {
    text = await readText(response, mostOfSuccess, signal, undefined, true);
  } catch (error) {
    throw failed('could not be read to its end', [], withoutRawBytes(error));
  }
  const json = parseJson(text);
  if (json !== undefined) return { response: restored(response, text), text, json };
  const beginning = cut(secrets.redact(text), 200);
  throw failed(`is not JSON: ${beginning || 'it is empty'}`, [beginning]);
}

async function readFailure(response: Response, milliseconds: number, signal: AbortSignal | undefined): Promise<string> {
  let text = '';
  const read = (signal: AbortSignal) => readText(response, mostOfFailure, signal, (part) => (text += part));
  await race(read, { signal, milliseconds, onTimeout: () => text }).catch(() => {});
  return text;
}

/**
 * The text of a body, in pieces, since it may have no end; not much more than `most` characters of it. With `isStrict` bytes
 * that are not of its charset are an error, and no U+FFFD in a row.
 */
export async function readText(
  { body, headers }: Response,
  most: number,
  signal: AbortSignal | undefined,
  onPart: (part: string) => void = () => {},
  isStrict = false,
): Promise<string> {
  const reader = body?.getReader();
  if (!reader) return '';
  const stop = (): void => void reader.cancel().catch(() => {});
  signal?.addEventListener('abort', stop);
  const decoder = decoderOf(headers, isStrict);
  let text = '';
  try {
    for (let part = await reader.read(); !part.done && text.length <= most; part = await reader.read()) {
      const more = decoder.decode(part.value, { stream: true });
      text += more;
      onPart(more);
    }
    return text + decoder.decode();
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
  }
}

/** A proxy's page may have a charset of its own, such as EUC-KR. */
function decoderOf(headers: Headers, fatal: boolean): TextDecoder {
  const charset = headers.get('content-type')?.match(/charset="?([\w-]+)/i)?.[1];
  try {
    return new TextDecoder(charset, { fatal });
  } catch {
    return new TextDecoder('utf-8', { fatal });
  }
}

/** The response with its body as it was read. */
function restored(response: Response, text: string): Response {
  const { status, headers } = response;
  // A browser hides the redirect that it did not follow, and 204, 205 and 304 have no body.
  if (status === 0) return response;
  // Without the reason phrase, which may hold characters that a `Response` rejects.
  return new Response([204, 205, 304].includes(status) ? null : text, { status, headers });
}
