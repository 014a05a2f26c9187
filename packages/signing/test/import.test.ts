import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import type * as Signing from '@scp-backup/signing';
import { expect, test } from 'vitest';

const dist = new URL('../dist/', import.meta.url);
const input = { method: 'GET', url: 'http://h/', timestamp: 1, credentials: { accessKey: 'a', secretKey: 's' } };

/** The CommonJS build for browsers in a world of its own, which has the globals of JavaScript and no others. */
function loadIn(context: object): typeof Signing {
  const loaded = new Map<string, unknown>();
  const load = (name: string): unknown => {
    const file = fileURLToPath(new URL(name === '#hmac' ? 'hmac.web.cjs' : name, dist));
    if (loaded.has(file)) return loaded.get(file);
    const module = { exports: {} };
    loaded.set(file, module.exports);
    const body = `(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`;
    runInContext(body, createContext(context), { filename: file })(load, module, module.exports);
    return module.exports;
  };
  return load('index.cjs') as typeof Signing;
}

test('importing needs nothing of what signing needs, as in jest-environment-jsdom', () => {
  const library = loadIn({});
  expect(library).toHaveProperty('createSigningFetch');
  expect(library.createSigningFetch(input)).toBeTypeOf('function');
  expect(library.explainSignature(input).stringToSign).toBe('GEThttp://h/1aOpenapi');
});

test('signing takes what it needs when it signs', async () => {
  const context: Record<string, unknown> = {};
  const { sign } = loadIn(context);
  await expect(sign(input)).rejects.toThrow('TextEncoder is not defined');
  Object.assign(context, { TextEncoder, crypto, btoa, Uint8Array });
  expect(await sign(input)).toHaveLength(44);
});
