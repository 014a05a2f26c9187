import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { budgets } from '@scp-backup/tooling/budgets';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** A module as a bundler makes it for browsers. */
async function bundled(contents: string): Promise<string> {
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  const stdin = { contents, resolveDir };
  const options = { bundle: true, minify: true, format: 'esm', platform: 'browser', write: false } as const;
  const { outputFiles } = await build({ stdin, ...options });
  return outputFiles[0]?.text ?? '';
}

test('the signing fetch for browsers is no larger than it was, and holds nothing of Node or of the verifier', async () => {
  const text = await bundled("export { createSigningFetch } from '@scp-backup/signing'");
  expect(brotliCompressSync(text).length).toBeLessThan(budgets.signing);
  const forbidden = ['node:', 'require(', 'Buffer.', 'wrongSignature', 'hexSignature', 'openapi-fetch'];
  expect(forbidden.filter((one) => text.includes(one))).toEqual([]);
});

test('what is not used is left out', async () => {
  expect(await bundled("import '@scp-backup/signing'")).toBe('');
});
