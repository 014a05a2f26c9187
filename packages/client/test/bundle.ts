import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

export interface Bundle {
  readonly text: string;
  /** Bytes. */
  readonly minified: number;
  /** Bytes. */
  readonly brotli: number;
}

/** A module as a bundler makes it for browsers. */
export async function bundled(contents: string): Promise<Bundle> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  return { text, minified: Buffer.byteLength(text), brotli: brotliCompressSync(text).length };
}
