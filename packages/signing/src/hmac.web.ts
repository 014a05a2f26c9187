/**
 * Importing a key costs more than signing with it, so the key is kept as long as the credentials object lives; the secret
 * beside it, since a changed object must not sign with its old key. The key itself is kept and not its promise: in Workers
 * a promise belongs to the request that made it, and ends with it.
 */
const keys = new WeakMap<object, { readonly secret: string; readonly key: CryptoKey }>();
const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;

/** Base64 of HMAC-SHA256 by Web Crypto. `owner` is the object whose lifetime the imported key shares. */
export async function hmac(owner: object, secret: string, text: string): Promise<string> {
  // Made here, because jsdom has none: a page under test imports this without ever signing.
  const encoder = new TextEncoder();
  let known = keys.get(owner);
  if (known?.secret !== secret) {
    const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
    known = { secret, key };
    keys.set(owner, known);
  }
  const signature = await crypto.subtle.sign(algorithm, known.key, encoder.encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
