import { createHmac } from 'node:crypto';
import { createSigningFetch, explainSignature, sign, signHeaders, signRequest } from '@scp-backup/signing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hmac as nodeHmac } from '../src/hmac.node.ts';
import { hmac as webHmac } from '../src/hmac.web.ts';

const credentials = { accessKey: 'access-key', secretKey: 'secret-key' };
const url = 'http://127.0.0.1:4010/v1/things?sort=created_at:desc';

describe('sign', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  const ascii = fc.stringMatching(/^[a-z0-9][!-~]{0,60}[a-z0-9]$/);

  test('is HMAC-SHA256 over the parts without separators, whatever they contain', async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.integer({ min: 1, max: 9_999_999_999_999 }),
        ascii,
        text.map((inner) => `s${inner.replace(/\p{C}/gu, '')}s`),
        fc.option(ascii, { nil: undefined }),
        async (method, address, timestamp, accessKey, secretKey, accountId) => {
          const signed = `${method}${address}${timestamp}${accessKey}${accountId ?? ''}Openapi`;
          const expected = createHmac('sha256', secretKey).update(signed).digest('base64');
          const input = { method, url: address, timestamp, credentials: { accessKey, secretKey, accountId } };
          const { parts } = explainSignature(input);
          expect(await sign(input)).toBe(expected);
          expect(await webHmac({}, secretKey, signed)).toBe(expected);
          expect(parts.map((part) => part.value).join('')).toBe(signed);
        },
      ),
    );
  });

  test('changes nothing in its input', async () => {
    const input = Object.freeze({
      method: 'get',
      url: 'HTTP://Host/%7b x#f',
      timestamp: '7',
      credentials: Object.freeze({ ...credentials }),
    });
    const expected = createHmac('sha256', 'secret-key')
      .update('getHTTP://Host/%7b x#f7access-keyOpenapi')
      .digest('base64');
    expect(await sign(input)).toBe(expected);
  });

  test('does not use the old key of credentials that were changed', async () => {
    const owner = { accessKey: 'a', secretKey: 'first' };
    const first = await webHmac(owner, owner.secretKey, 'text');
    owner.secretKey = 'second';
    const second = await webHmac(owner, owner.secretKey, 'text');
    expect([first, second]).toEqual([nodeHmac({}, 'first', 'text'), nodeHmac({}, 'second', 'text')]);
  });
});

describe('an explanation', () => {
  test('names the parts and holds neither the secret nor the signature', async () => {
    const explanation = explainSignature({ method: 'GET', url, timestamp: 1, credentials });
    expect(explanation.parts.map((part) => part.name)).toEqual([
      'method',
      'url',
      'timestamp',
      'accessKey',
      'clientType',
    ]);
    expect(JSON.stringify(explanation)).not.toContain(credentials.secretKey);
    expect(JSON.stringify(explanation)).not.toContain(await sign({ method: 'GET', url, timestamp: 1, credentials }));
  });
});

describe('a timestamp', () => {
  test.each(['1', 1, 1605290625682, '9999999999999999'])('is canonical decimal: %j', async (timestamp) => {
    const signature = await sign({ method: 'GET', url, timestamp, credentials });
    expect(signature).toHaveLength(44);
  });

  const wrong = [
    Number.NaN,
    0,
    1.5,
    -1,
    1e16,
    1e21,
    '',
    '0',
    '01605290625682',
    '+1',
    ' 1',
    '1\n',
    '1e3',
    'now',
    '١٦٠٥',
  ];

  test.each(wrong)('is nothing else: %j', async (timestamp) => {
    const refused = expect.objectContaining({ code: 'ERR_INVALID_TIMESTAMP' });
    const input = { method: 'GET', url, timestamp, credentials };
    await expect(sign(input)).rejects.toEqual(refused);
    expect(() => explainSignature(input)).toThrow(refused);
    await expect(signHeaders({ url }, { credentials, timestamp })).rejects.toEqual(refused);
    await expect(signRequest(new Request(url), { credentials, timestamp })).rejects.toEqual(refused);
  });
});

describe('credentials', () => {
  const secret = 'c4150149-f7c6-46bc-9faa-d2b9d20e0899';

  test.each([
    ['accessKey', { accessKey: '', secretKey: 's' }],
    ['accessKey', { accessKey: 'a b', secretKey: 's' }],
    ['accessKey', { accessKey: '비밀', secretKey: 's' }],
    ['accessKey', { accessKey: '"a"', secretKey: 's' }],
    ['secretKey', { accessKey: 'a', secretKey: '' }],
    ['secretKey', { accessKey: 'a', secretKey: undefined }],
    ['secretKey', { accessKey: 'a', secretKey: `${secret}\n` }],
    ['secretKey', { accessKey: 'a', secretKey: `${secret}\r` }],
    ['secretKey', { accessKey: 'a', secretKey: ` ${secret}` }],
    ['secretKey', { accessKey: 'a', secretKey: `${secret}\u00a0` }],
    ['secretKey', { accessKey: 'a', secretKey: `\ufeff${secret}` }],
    ['secretKey', { accessKey: 'a', secretKey: `${secret}\u200b` }],
    ['secretKey', { accessKey: 'a', secretKey: `\u200b${secret}` }],
    ['secretKey', { accessKey: 'a', secretKey: `\u0000${secret}` }],
    ['secretKey', { accessKey: 'a', secretKey: `${secret}"` }],
    ['secretKey', { accessKey: 'a', secretKey: `${secret}”` }],
    ['secretKey', { accessKey: 'a', secretKey: `'${secret}'` }],
    ['secretKey', { accessKey: 'a', secretKey: `“${secret}”` }],
    ['secretKey', { accessKey: 'a', secretKey: `c4150149\n${secret}` }],
    ['secretKey', { accessKey: 'a', secretKey: `half a pair \ud800.` }],
    ['accountId', { accessKey: 'a', secretKey: 's', accountId: 'me\n' }],
    ['accessKey', undefined],
  ])('with a malformed %s are refused without the value: %j', async (part, wrong) => {
    const refused = {
      code: 'ERR_INVALID_CREDENTIALS',
      message: expect.stringMatching(`^credentials\\.${part} must [a-zA-Z ,]+$`),
    };
    const malformed = wrong as never;
    await expect(sign({ method: 'GET', url, timestamp: 1, credentials: malformed })).rejects.toMatchObject(refused);
    await expect(signRequest(new Request(url), { credentials: malformed })).rejects.toMatchObject(refused);
    await expect(signRequest(new Request(url), { credentials: () => malformed })).rejects.toMatchObject(refused);
    expect(() => createSigningFetch({ credentials: malformed })).toThrow(expect.objectContaining(refused));
  });

  test.each(['a', '비밀 clé 🔑', 'inner "quotes" stay'])('may have the secret key %j', async (secretKey) => {
    const signature = await sign({ method: 'GET', url, timestamp: 1, credentials: { accessKey: 'a', secretKey } });
    expect(signature).toHaveLength(44);
  });
});
