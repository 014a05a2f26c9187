import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { check, credentials, minutes, now, signedWith, url } from './signed.ts';

describe('a refused signature is explained', () => {
  const hmac = (text: string, encoding: 'base64' | 'hex' | 'base64url' = 'base64') =>
    createHmac('sha256', credentials.secretKey).update(text).digest(encoding);
  const { accessKey } = credentials;
  const right = `GET${url}${now}${accessKey}Openapi`;
  const at = (address: string) => hmac(`GET${address}${now}${accessKey}Openapi`);
  const mistakes: readonly [string, string][] = [
    ['hexSignature', hmac(right, 'hex')],
    ['base64urlSignature', hmac(right, 'base64url')],
    ['unpaddedSignature', hmac(right).replace('=', '')],
    ['queryNotSigned', at(url.split('?')[0] ?? '')],
    ['emptyQuery', at(`${url.split('?')[0]}?`)],
    ['encodedTwice', at(url.replace('%20', '%2520'))],
    ['encodedTwice', at(url.replace('created_at:', 'created_at%3A'))],
    ['decodedUrl', at(url.replace('%20', ' '))],
    ['decodedUrl', at(url.replace('%20', '+'))],
    ['pathOnly', at(url.replace('http://127.0.0.1:4010', ''))],
    ['otherScheme', at(url.replace('http:', 'https:'))],
    ['otherHost', at(url.replace(':4010', ''))],
    ['otherHost', at(url.replace('127.0.0.1', 'localhost'))],
    ['trailingSlash', at(url.replace('/7?', '/7/?'))],
    ['doubledSlash', at(url.replace('/v1', '//v1'))],
    ['methodCase', hmac(`get${url}${now}${accessKey}Openapi`)],
    ['timestampInSeconds', hmac(`GET${url}${Math.floor(now / 1000)}${accessKey}Openapi`)],
    ['clientTypeNotSigned', hmac(`GET${url}${now}${accessKey}`)],
    ['otherOrder', hmac(`${now}GET${url}${accessKey}Openapi`)],
    ['separators', hmac(['GET', url, now, accessKey, 'Openapi'].join('\n'))],
    ['separators', hmac(['GET', url, now, accessKey, 'Openapi'].join(';'))],
  ];

  test.each(mistakes)('%s', async (mistake, signature) => {
    expect(await check({ ...(await signedWith()), 'scp-signature': signature })).toMatchObject({
      reason: 'wrongSignature',
      mistake,
      stringToSign: right,
    });
  });

  test('and never tells the secret or the right signature', async () => {
    const headers = await signedWith();
    const refusals = await Promise.all([
      ...mistakes.map(([, signature]) => check({ ...headers, 'scp-signature': signature })),
      check({ ...headers, 'scp-accesskey': 'nobody' }),
      check(await signedWith({ timestamp: 1 })),
      check({}),
    ]);
    const output = refusals.map((refusal) => inspect(refusal, { depth: 9 }) + JSON.stringify(refusal)).join();
    expect(output).not.toContain(credentials.secretKey);
    expect(output).not.toContain(hmac(right));
  });
});

describe('other requests whose signature is explained', () => {
  const signatureOf = (text: string) => createHmac('sha256', credentials.secretKey).update(text).digest('base64');
  const { accessKey } = credentials;
  const base = 'http://127.0.0.1:4010/v1/things';

  test.each([
    ['emptyQuery', base, `${base}?`],
    ['emptyQuery', `${base}?`, base],
    ['doubledSlash', 'http://127.0.0.1:4010//v1/things?a=1', 'http://127.0.0.1:4010/v1/things?a=1'],
    ['doubledSlash', 'http://127.0.0.1:4010/v1/things//7', 'http://127.0.0.1:4010/v1/things/7'],
    ['trailingSlash', `${base}/`, base],
    ['otherScheme', 'https://h.test/v1', 'http://h.test/v1'],
    ['otherHost', 'https://h.test/v1', 'https://h.test:443/v1'],
    ['decodedUrl', `${base}?q=100%25`, `${base}?q=100%`],
  ])('%s: sent as %s, signed as %s', async (mistake, sent, signed) => {
    const signature = signatureOf(`GET${signed}${now}${accessKey}Openapi`);
    const headers = { ...(await signedWith()), 'scp-signature': signature };
    expect(await check(headers, sent)).toMatchObject({ reason: 'wrongSignature', mistake });
  });

  test('an account id that was sent and not signed', async () => {
    const headers = { ...(await signedWith()), 'scp-accountid': 'me' };
    expect(await check(headers)).toMatchObject({ reason: 'wrongSignature', mistake: 'accountIdNotSigned' });
  });
});

describe('a timestamp that is too old', () => {
  test('with a right signature was too old when it arrived, which is no question of keys', async () => {
    const headers = await signedWith({ timestamp: now - 20 * minutes });
    expect(await check(headers)).toEqual({
      ok: false,
      reason: 'staleTimestamp',
      headers: ['Scp-Timestamp'],
      message: 'the signature is right, but 1200 s old; 900 s are allowed. Sign each attempt right before it is sent',
      mistake: 'staleOnArrival',
    });
  });

  test('with a wrong signature is only too old', async () => {
    const headers = await signedWith({ timestamp: now - 20 * minutes, secretKey: 'wrong' });
    expect(await check(headers)).toEqual({
      ok: false,
      reason: 'staleTimestamp',
      headers: ['Scp-Timestamp'],
      message: 'Scp-Timestamp is 1200 s behind the server; 900 s are allowed',
    });
  });
});

describe('nothing is explained', () => {
  const wrong = async (address: string) => {
    const signed = await signedWith({ url: address.split('?')[0] ?? '' });
    return check(signed, address, { diagnose: address === url ? false : undefined });
  };

  test('where that is turned off', async () => {
    expect(await wrong(url)).not.toHaveProperty('mistake');
    const stale = await signedWith({ timestamp: now - 20 * minutes });
    expect(await check(stale, url, { diagnose: false })).not.toHaveProperty('mistake');
  });

  test.each([
    [8192, { mistake: 'queryNotSigned' }],
    [8193, { message: 'Scp-Signature is not the signature of this request' }],
  ])('above 8192 characters of a URL: %d', async (length, expected) => {
    const base = 'http://127.0.0.1:4010/v1/things?';
    expect(await wrong(base + 'a'.repeat(length - base.length))).toMatchObject(expected);
  });

  test('where no known mistake explains it', async () => {
    const verdict = await check(await signedWith({ secretKey: 'wrong' }));
    expect(verdict).toMatchObject({ reason: 'wrongSignature', stringToSign: expect.stringContaining(url) });
    expect(verdict).not.toHaveProperty('mistake');
  });
});
