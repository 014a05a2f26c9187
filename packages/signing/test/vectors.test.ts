import { readFile } from 'node:fs/promises';
import { explainSignature, sign, signRequest, verify, wireUrl } from '@scp-backup/signing';
import { describe, expect, test } from 'vitest';
import { hmac as nodeHmac } from '../src/hmac.node.ts';
import { hmac as webHmac } from '../src/hmac.web.ts';
import type { Vectors } from './runtimes/suite.ts';

const file = new URL('../../../spec/vectors/signing.json', import.meta.url);
const vectors = JSON.parse(await readFile(file, 'utf8')) as Vectors;

describe.each(vectors.cases)('the vector "$name"', (vector) => {
  const { method, url, timestamp, accessKey, secretKey, stringToSign, signature } = vector;
  const input = { method, url, timestamp, credentials: { accessKey, secretKey } };

  test('has its signature, with the timestamp as text and as a number', async () => {
    expect(await sign(input)).toBe(signature);
    expect(await sign({ ...input, timestamp: Number(timestamp) })).toBe(signature);
  });

  test('has its string to sign', () => {
    expect(explainSignature(input).stringToSign).toBe(stringToSign);
  });

  test('has the same signature by Node’s crypto and by Web Crypto', async () => {
    expect(nodeHmac({}, secretKey, stringToSign)).toBe(signature);
    expect(await webHmac({}, secretKey, stringToSign)).toBe(signature);
  });
});

test.each(vectors.wire)('on the wire: $name', async ({ url, sent }) => {
  expect(wireUrl(url)).toBe(sent);
  const credentials = { accessKey: 'key', secretKey: 'secret' };
  const signed = await signRequest(new Request(url), { credentials, timestamp: 1 });
  expect(signed.url).toBe(sent);
  const signature = await sign({ method: 'GET', url: sent, timestamp: 1, credentials });
  expect(signed.headers.get('Scp-Signature')).toBe(signature);
});

const judged = vectors.verify.filter(({ expected }) => 'ok' in expected);
const malformed = vectors.verify.filter(({ expected }) => 'error' in expected);

test.each(judged)('the verdict on $name', async ({ method, url, headers, known, now, expected }) => {
  const message = { method, url, header: (name: string) => headers[name] };
  const { ok, reason, mistake } = {
    reason: undefined,
    mistake: undefined,
    ...(await verify(message, { credentials: known, now })),
  };
  expect({ ok, reason, mistake }).toEqual({ reason: undefined, mistake: undefined, ...expected });
});

test.each(malformed)('no verdict where $name', async ({ method, url, headers, known, now, expected }) => {
  const message = { method, url, header: (name: string) => headers[name] };
  await expect(verify(message, { credentials: known, now })).rejects.toMatchObject({ code: expected.error });
});
