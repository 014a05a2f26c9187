import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { explainSignature, sign, signedHeaders, signRequest } from '@scp-backup/signing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hmac as nodeHmac } from '../src/hmac.node.ts';
import { hmac as webHmac } from '../src/hmac.web.ts';

interface Vector {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly timestamp: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly stringToSign: string;
  readonly signature: string;
}

const vectors = new URL('../../../spec/vectors/signing.json', import.meta.url);
const { cases } = JSON.parse(await readFile(vectors, 'utf8')) as { cases: Vector[] };
const credentials = { accessKey: 'access-key', secretKey: 'secret-key' };
const url = 'http://127.0.0.1:4010/v1/things?sort=created_at:desc';

describe.each(cases)(
  'the vector "$name"',
  ({ method, url, timestamp, accessKey, secretKey, stringToSign, signature }) => {
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
  },
);

describe('sign', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });

  test('is HMAC-SHA256 over the parts without separators, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.nat(),
        text,
        text,
        text,
        async (method, address, timestamp, accessKey, secretKey, accountId) => {
          const signed = `${method}${address}${timestamp}${accessKey}${accountId}Openapi`;
          const expected = createHmac('sha256', secretKey).update(signed).digest('base64');
          const input = { method, url: address, timestamp, credentials: { accessKey, secretKey, accountId } };
          expect(await sign(input)).toBe(expected);
          expect(await webHmac({}, secretKey, signed)).toBe(expected);
          expect(
            explainSignature(input)
              .parts.map((part) => part.value)
              .join(''),
          ).toBe(signed);
        },
      ),
    );
  });

  test('changes nothing in its input', async () => {
    const input = Object.freeze({
      method: 'get',
      url: 'HTTP://Host/%7b x#f',
      timestamp: '007',
      credentials: Object.freeze({ ...credentials }),
    });
    const expected = createHmac('sha256', 'secret-key')
      .update('getHTTP://Host/%7b x#f007access-keyOpenapi')
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

describe('signRequest', () => {
  test('sets the headers and keeps everything else of the request', async () => {
    const request = new Request(url, { method: 'POST', body: 'text', headers: { 'X-Own': '1' } });
    const signed = await signRequest(request, { credentials, timestamp: 1605290625682 });
    const expected = await signedHeaders({ method: 'POST', url, timestamp: 1605290625682, credentials });
    for (const [name, value] of Object.entries(expected)) expect(signed.headers.get(name)).toBe(value);
    expect(Object.keys(expected)).toEqual(['Scp-Accesskey', 'Scp-Timestamp', 'Scp-ClientType', 'Scp-Signature']);
    expect([signed.method, signed.headers.get('x-own'), await signed.text()]).toEqual(['POST', '1', 'text']);
    expect(signed.redirect).toBe('manual');
  });

  test('signs the URL without its fragment', async () => {
    const signed = await signRequest(new Request(`${url}#part`), { credentials, timestamp: 1 });
    expect(signed.url).toBe(url);
    expect(signed.headers.get('scp-signature')).toBe(await sign({ method: 'GET', url, timestamp: 1, credentials }));
  });

  test('sends the account id where there is one', async () => {
    const signed = await signRequest(new Request(url), { credentials: { ...credentials, accountId: 'account' } });
    expect(signed.headers.get('scp-accountid')).toBe('account');
  });

  test('asks a function for the credentials', async () => {
    const signed = await signRequest(new Request(url), { credentials: async () => credentials });
    expect(signed.headers.get('scp-accesskey')).toBe('access-key');
  });

  test('refuses another origin than the configured one', async () => {
    const foreign = [
      'http://127.0.0.1:4011/',
      'https://127.0.0.1:4010/',
      'http://127.0.0.1:40100/',
      'http://127.0.0.1.evil.test:4010/',
    ];
    for (const address of foreign) {
      const refused = signRequest(new Request(address), { credentials, origin: 'http://127.0.0.1:4010' });
      await expect(refused, address).rejects.toMatchObject({ code: 'ERR_FOREIGN_ORIGIN' });
    }
    await signRequest(new Request(url), { credentials, origin: 'http://127.0.0.1:4010/any/path' });
  });

  test('refuses credentials and timestamps that cannot be right, without telling their values', async () => {
    for (const wrong of [
      { accessKey: '', secretKey: 's' },
      { accessKey: 'a b', secretKey: 's' },
      { accessKey: 'a', secretKey: '' },
      { accessKey: 'a', secretKey: 'half a pair \ud800' },
      undefined,
    ]) {
      await expect(signRequest(new Request(url), { credentials: wrong as never })).rejects.toMatchObject({
        code: 'ERR_INVALID_CREDENTIALS',
      });
    }
    await expect(
      signRequest(new Request(url), { credentials: { accessKey: '비밀', secretKey: 'hush' } }),
    ).rejects.not.toThrow(/비밀|hush/);
    for (const timestamp of [Number.NaN, 1.5, -1, '', '1e3', 'now']) {
      await expect(signRequest(new Request(url), { credentials, timestamp })).rejects.toMatchObject({
        code: 'ERR_INVALID_TIMESTAMP',
      });
    }
  });
});
