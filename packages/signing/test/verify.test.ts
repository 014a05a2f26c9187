import { sign, signRequest, type VerifyOptions, verify, verifyRequest } from '@scp-backup/signing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, credentials, minutes, now, signedWith, url } from './signed.ts';

test('whatever comes is judged, not thrown at', async () => {
  const wrong = { ...(await signedWith()), 'scp-signature': 'wrong' };
  const refused = { ok: false, reason: 'wrongSignature' };
  expect(await check(wrong, `${url}\ud800`)).toMatchObject(refused);
  const huge = { ...wrong, 'scp-timestamp': '9999999999999999' };
  expect(await check(huge, url, { toleranceMs: Number.POSITIVE_INFINITY })).toMatchObject(refused);
  expect(await check(wrong, '/v1/things')).toMatchObject({ reason: 'malformedRequest' });
  expect(await check(wrong, url, {}, 'GET http')).toMatchObject({ reason: 'malformedRequest' });
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

  test.each([
    [15 * minutes, { ok: true }],
    [-15 * minutes, { ok: true }],
    [15 * minutes + 1, { ok: false, reason: 'staleTimestamp', headers: ['Scp-Timestamp'] }],
    [-15 * minutes - 1, { ok: false, reason: 'futureTimestamp', headers: ['Scp-Timestamp'] }],
  ])('is accepted up to the tolerance, on both sides: %d ms old', async (age, expected) => {
    expect(await check(await signedWith({ timestamp: now - age }))).toMatchObject(expected);
  });

  test('is accepted never with a tolerance that is not a number', async () => {
    expect(await check(await signedWith(), url, { toleranceMs: Number.NaN })).toMatchObject({ ok: false });
  });

  test('is accepted again: nothing is remembered', async () => {
    const headers = await signedWith();
    expect(await check(headers)).toMatchObject({ ok: true });
    expect(await check(headers)).toMatchObject({ ok: true });
  });

  test('is accepted over a URL whose empty query was signed and sent', async () => {
    const wire = 'http://127.0.0.1:4010/v1/things?';
    const signature = await sign({ method: 'GET', url: wire, timestamp: now, credentials });
    const headers = { ...(await signedWith()), 'scp-signature': signature };
    expect(await check(headers, wire)).toMatchObject({ ok: true });
    expect(await verifyRequest(new Request(`${wire}#part`, { headers }), { credentials, now })).toMatchObject({
      ok: true,
    });
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
      fc.asyncProperty(
        fc.integer({ min: 'http://'.length, max: url.length - 1 }),
        fc.constantFrom('0', 'x', '/', '%', '='),
        async (index, character) => {
          fc.pre(url[index] !== character);
          const changed = url.slice(0, index) + character + url.slice(index + 1);
          expect(await check(headers, changed)).toMatchObject({ ok: false, reason: 'wrongSignature' });
        },
      ),
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

describe('one text has one request', () => {
  test.each([
    ['?page=1000', '?page=100', '0'],
    ['?size=100', '?size=10', '0'],
    ['?size=100', '?size=1', '00'],
    ['?page=1000', '?page=1', '000'],
  ])('%s signed is not %s with a timestamp of %s…', async (signed, sent, zeros) => {
    const base = 'http://127.0.0.1:4010/v1/things';
    const headers = await signedWith({ url: base + signed });
    const replayed = { ...headers, 'scp-timestamp': zeros + now };
    expect(await check(replayed, base + sent)).toMatchObject({ ok: false, reason: 'malformedTimestamp' });
  });

  /** Cuts a string to sign into method, URL and timestamp in every way that there is. */
  function* cuts(text: string): Generator<[method: string, url: string, timestamp: string]> {
    for (let first = 0; first <= text.length; first++) {
      for (let second = first; second <= text.length; second++) {
        yield [text.slice(0, first), text.slice(first, second), text.slice(second)];
      }
    }
  }

  const digits = fc.stringMatching(/^[0-9]{0,14}$/);
  const method = fc.constantFrom('GET', 'POST', 'get', 'GEThttp', 'Xhttps', 'h', 'ht');
  const address = fc
    .tuple(fc.constantFrom('http://h', 'https://h', 'https://h/?u=http://h'), digits)
    .map((parts) => parts.join('/?'));
  const time = fc.integer({ min: now - 15 * minutes, max: now + 15 * minutes });

  test('of a key and an account, whatever method, URL and timestamp are', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(method, address, time, async (signedMethod, signedUrl, timestamp) => {
        const input = { method: signedMethod, url: signedUrl, timestamp, credentials };
        const headers = { ...(await signedWith()), 'scp-signature': await sign(input) };
        const accepted: string[][] = [];
        for (const cut of cuts(`${signedMethod}${signedUrl}${timestamp}`)) {
          const sent = { ...headers, 'scp-timestamp': cut[2] };
          const verdict = await check(sent, cut[1], { diagnose: false }, cut[0]);
          if (verdict.ok) accepted.push(cut);
        }
        expect(accepted).toEqual([[signedMethod, signedUrl, String(timestamp)]]);
      }),
      { numRuns: 50 },
    );
  });

  test('but keys that contain each other share one, where they have one secret', async () => {
    // Written down in SECURITY.md: AB is also A with the account B.
    const { secretKey } = credentials;
    const signed = await signRequest(new Request(url), { credentials: { accessKey: 'AB', secretKey }, timestamp: now });
    signed.headers.set('Scp-Accesskey', 'A');
    signed.headers.set('Scp-AccountId', 'B');
    const as = (accountId?: string) =>
      verifyRequest(signed, { credentials: { accessKey: 'A', secretKey, accountId }, now });
    expect(await as()).toMatchObject({ ok: true });
    expect(await as('mine')).toMatchObject({ ok: false, reason: 'wrongAccountId' });
  });
});

describe('an account id', () => {
  const mine = { ...credentials, accountId: 'mine' };
  const sentWith = (accountId?: string) =>
    signRequest(new Request(url), { credentials: { ...credentials, accountId }, timestamp: now });

  test.each([
    ['is accepted as it was signed where none is known', 'me', credentials, { ok: true }],
    ['may be missing where none is known', undefined, credentials, { ok: true }],
    ['is accepted where it is the known one', 'mine', mine, { ok: true }],
    ['is refused where another one is known', 'other', mine, { reason: 'wrongAccountId', headers: ['Scp-AccountId'] }],
    ['is missed where one is known', undefined, mine, { reason: 'wrongAccountId', headers: ['Scp-AccountId'] }],
  ])('%s', async (_, sent, known, expected) => {
    expect(await verifyRequest(await sentWith(sent), { credentials: known, now })).toMatchObject(expected);
  });

  test('is refused where it was changed after signing', async () => {
    const request = await sentWith('me');
    request.headers.set('Scp-AccountId', 'you');
    expect(await verifyRequest(request, { credentials, now })).toMatchObject({ reason: 'wrongSignature' });
  });
});

describe('known credentials that are malformed', () => {
  const empty = { ...credentials, secretKey: '' };
  const unset = { ...credentials, secretKey: undefined as unknown as string };
  const malformed: readonly [string, VerifyOptions['credentials']][] = [
    ['an empty secret', empty],
    ['an empty secret in a list', [empty]],
    ['an empty secret that was looked up', async () => empty],
    ['no secret', () => unset],
    ['a secret with the line end of a file', { ...credentials, secretKey: `${credentials.secretKey}\n` }],
  ];

  test.each(malformed)('verify nothing and are an error of the server: %s', async (_, known) => {
    const verdict = check(await signedWith(), url, { credentials: known });
    await expect(verdict).rejects.toMatchObject({ code: 'ERR_INVALID_CREDENTIALS' });
  });
});
