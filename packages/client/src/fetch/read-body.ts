import { redactText } from '@scp-backup/signing';
import { BackupError } from '../errors.ts';
import { parseJson } from '../failure.ts';
import { named, note, type Send } from './seam.ts';

/**
 * Reads the whole body before it hands the answer on, so that a body that is cut off is a failure of the attempt and
 * can be tried again. So is a success that is no JSON, which is how half a body looks where the connection closed in
 * good order.
 *
 * @param redact takes secrets out of the text that an error repeats
 */
export function readBody(send: Send, redact: (text: string) => string = (text) => redactText(text, [])): Send {
  return async (request, init) => {
    const response = await send(request, init);
    if (response.body === null || response.type === 'opaqueredirect') return response;
    const text = await response.text();
    const { status, statusText, headers } = response;
    const bodyless = status === 204 || status === 205 || status === 304;
    const read = new Response(bodyless ? null : text, { status, statusText, headers });
    if (!response.ok) return read;
    const json = parseJson(text);
    if (json !== undefined || bodyless) return note(read, { json });
    const start = redact(text.slice(0, 200));
    throw new BackupError('unreadableResponse', `${named(request)}: the body is no JSON: ${JSON.stringify(start)}`, {
      status,
      texts: [start],
      nextStep: 'Check the base URL and the proxy; try again later',
    });
  };
}
