import { createHmac } from 'node:crypto';

/** Base64 of HMAC-SHA256. Node, Bun and Deno have it without a promise. */
export function hmac(_owner: object, secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64');
}
