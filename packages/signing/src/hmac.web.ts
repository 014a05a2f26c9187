/**
 * Importing a key costs more than signing with it, so it is kept as long as the credentials object lives. The secret is
 * kept beside it: a changed object must not sign with its old key.
 */
const keys = new WeakMap<object, { readonly secret: string; readonly key: Promise<CryptoKey> }>();
const encoder = new TextEncoder();
const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;

/** Base64 of HMAC-SHA256 by Web Crypto. `owner` is the object whose life the imported key shares. */
export async function hmac(owner: object, secret: string, text: string): Promise<string> {
  const signature = await crypto.subtle.sign(algorithm, await keyOf(owner, secret), encoder.encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}

function keyOf(owner: object, secret: string): Promise<CryptoKey> {
  const known = keys.get(owner);
  if (known?.secret === secret) return known.key;
  // Some runtimes refuse an empty key. HMAC pads keys with zeros, so one zero is the same key.
  const bytes = secret === '' ? new Uint8Array(1) : encoder.encode(secret);
  const key = crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  keys.set(owner, { secret, key });
  return key;
}
