import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  identity: (bytes) => bytes,
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/**
 * The body without its Content-Encoding, strictly: fetch accepts a body that lacks its end.
 *
 * @throws {Error} where the body is not encoded so, or in a way that nobody asked for
 */
export function decodeContent(bytes: Uint8Array, contentEncoding: string): Uint8Array {
  const names = contentEncoding
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean);
  return names.reduceRight((encoded, name) => {
    const decoder = decoders[name];
    if (!decoder) throw new Error(`Content-Encoding is ${name}, which was not asked for`);
    return decoder(encoded);
  }, bytes);
}
