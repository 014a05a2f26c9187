import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { signRequest, verify, verifyRequest } from '@scp-backup/signing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const credentials = {
  accessKey: 'b754b12b39da4ce29a40c5e324650bd0',
  secretKey: 'c4150149-f7c6-46bc-9faa-d2b9d20e0899',
};
const url = 'http://127.0.0.1:4010/v1/things/7?page=0&size=20&sort=created_at:desc&name=a%20b';
const now = 1_605_290_625_682;
const minutes = 60_000;

type Headers = Record<string, string>;

async function signedWith(
  change: { url?: string; method?: string; timestamp?: number; secretKey?: string } = {},
): Promise<Headers> {
  const request = new Request(change.url ?? url, { method: change.method ?? 'GET' });
  const own = { ...credentials, secretKey: change.secretKey ?? credentials.secretKey };
  return Object.fromEntries(
    (await signRequest(request, { credentials: own, timestamp: change.timestamp ?? now })).headers,
  );
}

function check(headers: Headers, wire = url, options: object = {}) {
  return verify(
    { method: 'GET', url: wire, header: (name) => headers[name.toLowerCase()] },
    { credentials, now, ...options },
  );
}

test('whatever comes is judged, not thrown at', async () => {
  const wrong = { ...(await signedWith()), 'scp-signature': 'wrong' };
  const refused = { ok: false, reason: 'wrongSignature' };
  expect(await check(wrong, `${url}\ud800`)).toMatchObject(refused);
  const huge = { ...wrong, 'scp-timestamp': '9999999999999999' };
  expect(await check(huge, url, { toleranceMs: Number.POSITIVE_INFINITY })).toMatchObject(refused);
  const twice = { ...wrong, 'scp-signature': ['a', 'b'] as unknown as string };
  expect(await check(twice)).toMatchObject({ reason: 'missingHeader', headers: ['Scp-Signature'] });
});

describe('a right signature', () => {
  test('is accepted', async () => {
    expect(await check(await signedWith())).toEqual({ ok: true, accessKey: credentials.accessKey });
    expect(await verifyRequest(await signRequest(new Request(url), { credentials }), { credentials })).toMatchObject({
      ok: true,
    });
  });

  test('is accepted with credentials from a list and from a function', async () => {
    const headers = await signedWith();
    const other = { accessKey: 'other', secretKey: 'other' };
    expect(await check(headers, url, { credentials: [other, credentials] })).toMatchObject({ ok: true });
    expect(
      await check(headers, url, {
        credentials: async (key: string) => (key === credentials.accessKey ? credentials : undefined),
      }),
    ).toMatchObject({ ok: true });
  });

  test('is accepted up to the edge of the tolerance, on both sides, and not beyond', async () => {
    for (const [late, expected] of [
      [15 * minutes, { ok: true }],
      [-15 * minutes, { ok: true }],
      [15 * minutes + 1, { reason: 'staleTimestamp' }],
      [-15 * minutes - 1, { reason: 'futureTimestamp' }],
    ] as const) {
      expect(await check(await signedWith({ timestamp: now - late }))).toMatchObject(expected);
    }
  });

  test('may carry a signed account id', async () => {
    const request = await signRequest(new Request(url), { credentials: { ...credentials, accountId: 'me' } });
    expect(await verifyRequest(request, { credentials })).toMatchObject({ ok: true });
    request.headers.set('Scp-AccountId', 'you');
    expect(await verifyRequest(request, { credentials })).toMatchObject({ reason: 'wrongSignature' });
  });
});

describe('what is refused', () => {
  test('each missing header, by its name', async () => {
    const headers = await signedWith();
    for (const name of ['Scp-Accesskey', 'Scp-Signature', 'Scp-Timestamp', 'Scp-ClientType']) {
      const { [name.toLowerCase()]: _, ...rest } = headers;
      expect(await check(rest)).toMatchObject({ reason: 'missingHeader', headers: [name] });
    }
  });

  test('a key that is not known, a wrong secret, another client type, a malformed timestamp', async () => {
    const headers = await signedWith();
    expect(await check({ ...headers, 'scp-accesskey': 'nobody' })).toMatchObject({ reason: 'unknownAccessKey' });
    expect(await check(await signedWith({ secretKey: 'wrong' }))).toMatchObject({ reason: 'wrongSignature' });
    expect(await check({ ...headers, 'scp-clienttype': 'openapi' })).toMatchObject({ reason: 'wrongClientType' });
    for (const timestamp of ['1e12', '-1', '1605290625.682', ' 1605290625682x', '0x175', '١٦٠٥٢٩٠٦٢٥٦٨٢']) {
      expect(await check({ ...headers, 'scp-timestamp': timestamp }), timestamp).toMatchObject({
        reason: 'malformedTimestamp',
      });
    }
  });

  test('any changed character of the URL, the method, or the signature', async () => {
    const headers = await signedWith();
    await fc.assert(
      fc.asyncProperty(fc.nat(url.length - 1), fc.constantFrom('0', 'x', '/', '%', '='), async (index, character) => {
        fc.pre(url[index] !== character);
        const changed = url.slice(0, index) + character + url.slice(index + 1);
        expect(await check(headers, changed)).toMatchObject({ ok: false, reason: 'wrongSignature' });
      }),
    );
    expect(
      await verify({ method: 'POST', url, header: (name) => headers[name.toLowerCase()] }, { credentials, now }),
    ).toMatchObject({ ok: false });
    const signature = headers['scp-signature'] ?? '';
    for (let index = 0; index < signature.length; index++) {
      const changed = signature.slice(0, index) + (signature[index] === 'A' ? 'B' : 'A') + signature.slice(index + 1);
      expect(await check({ ...headers, 'scp-signature': changed })).toMatchObject({ ok: false });
    }
    for (const changed of ['', signature + signature, signature.slice(0, 10), `${signature} `]) {
      expect(await check({ ...headers, 'scp-signature': changed })).toMatchObject({ ok: false });
    }
  });
});

describe('a refusal explains itself', () => {
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
    ['encodedTwice', at(url.replace('%20', '%2520'))],
    ['encodedTwice', at(url.replace('created_at:', 'created_at%3A'))],
    ['decodedUrl', at(url.replace('%20', ' '))],
    ['decodedUrl', at(url.replace('%20', '+'))],
    ['pathOnly', at(url.replace('http://127.0.0.1:4010', ''))],
    ['otherScheme', at(url.replace('http:', 'https:'))],
    ['otherHost', at(url.replace(':4010', ''))],
    ['otherHost', at(url.replace('127.0.0.1', 'localhost'))],
    ['trailingSlash', at(url.replace('/7?', '/7/?'))],
    ['methodCase', hmac(`get${url}${now}${accessKey}Openapi`)],
    ['timestampInSeconds', hmac(`GET${url}${Math.floor(now / 1000)}${accessKey}Openapi`)],
    ['clientTypeNotSigned', hmac(`GET${url}${now}${accessKey}`)],
    ['otherOrder', hmac(`${now}GET${url}${accessKey}Openapi`)],
    ['separators', hmac(['GET', url, now, accessKey, 'Openapi'].join('\n'))],
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
