import { type Fetch, redactText } from '@scp-backup/signing';
import { BackupError } from '../errors.ts';
import { parseJson } from '../failure.ts';
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
    const response = await send(input, init);
    if (response.body === null || response.type === 'opaqueredirect') return response;
    const text = await response.text();
    if (!response.ok || isBodyless(response)) return note(response, { text });
    const json = parseJson(text);
    if (json !== undefined) return note(response, { text, json });
    const start = redact(text.slice(0, 200));
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
