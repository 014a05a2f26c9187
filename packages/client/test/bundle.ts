import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

export interface Bundle {
  /** What a page loads at once. */
  readonly text: string;
  /** Bytes of it. */
  readonly minified: number;
  /** Bytes of it. */
  readonly brotli: number;
  /** Bytes, with brotli, of what is loaded when a program first asks for it. */
  readonly later: number;
}

/** A module as a bundler makes it for browsers. */
export async function bundled(contents: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    outdir: 'bundle',
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const files = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const atOnce = new Set<string>();
  const follow = (file: string): void => {
    if (atOnce.has(file)) return;
    atOnce.add(file);
    const imports = metafile.outputs[`bundle/${file}`]?.imports ?? [];
    for (const { path, kind } of imports) if (kind === 'import-statement') follow(basename(path));
  };
  follow('stdin.js');
  const all = [...files];
  const text = all.map(([file, one]) => (atOnce.has(file) ? one : '')).join('');
  const later = all.map(([file, one]) => (atOnce.has(file) ? 0 : compressed(one)));
  return {
    text,
    minified: Buffer.byteLength(text),
    brotli: compressed(text),
    later: later.reduce((sum, one) => sum + one, 0),
  };
}

function compressed(text: string): number {
  return brotliCompressSync(text).length;
}
