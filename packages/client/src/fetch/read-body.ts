import type { Send } from './seam.ts';

/**
 * Reads the whole body before it hands the answer on, so that a body that is cut off is a failure of the attempt and
 * can be tried again.
 */
export function readBody(send: Send): Send {
  return async (request, init) => {
    const response = await send(request, init);
    if (response.body === null || response.type === 'opaqueredirect') return response;
    const bytes = await response.arrayBuffer();
    const { status, statusText, headers } = response;
    const bodyless = status === 204 || status === 205 || status === 304;
    return new Response(bodyless ? null : bytes, { status, statusText, headers });
  };
}
