import { sign, signHeaders, signRequest, wireUrl } from '@scp-backup/signing';
import { describe, expect, test } from 'vitest';

const credentials = { accessKey: 'access-key', secretKey: 'secret-key' };
const url = 'http://127.0.0.1:4010/v1/things?sort=created_at:desc';
const timestamp = 1605290625682;

describe('signRequest', () => {
  test('sets the headers and keeps everything else of the request', async () => {
    const request = new Request(url, { method: 'POST', body: 'text', headers: { 'X-Own': '1' } });
    const signed = await signRequest(request, { credentials, timestamp });
    expect(Object.fromEntries(signed.headers)).toMatchObject({
      'scp-accesskey': 'access-key',
      'scp-timestamp': String(timestamp),
      'scp-clienttype': 'Openapi',
      'scp-signature': await sign({ method: 'POST', url, timestamp, credentials }),
      'x-own': '1',
    });
    expect([signed.method, await signed.text(), signed.redirect]).toEqual(['POST', 'text', 'manual']);
  });

  test('replaces the signature of an earlier attempt', async () => {
    const first = await signRequest(new Request(url), { credentials, timestamp });
    const second = await signRequest(first, { credentials, timestamp: timestamp + 1 });
    const expected = await sign({ method: 'GET', url, timestamp: timestamp + 1, credentials });
    expect(second.headers.get('scp-signature')).toBe(expected);
  });

  test.each(['#part', '?', '?#part'])('signs and keeps the URL without %j', async (rest) => {
    const base = 'http://127.0.0.1:4010/v1/things';
    const signed = await signRequest(new Request(base + rest), { credentials, timestamp });
    expect(signed.url).toBe(base);
    expect(signed.headers.get('scp-signature')).toBe(await sign({ method: 'GET', url: base, timestamp, credentials }));
  });

  test('sends the account id where there is one', async () => {
    const signed = await signRequest(new Request(url), { credentials: { ...credentials, accountId: 'account' } });
    expect(signed.headers.get('scp-accountid')).toBe('account');
  });

  test('asks a function for the credentials', async () => {
    const signed = await signRequest(new Request(url), { credentials: async () => credentials });
    expect(signed.headers.get('scp-accesskey')).toBe('access-key');
  });
});

describe('signHeaders', () => {
  test('are those of a signed request', async () => {
    expect(await signHeaders({ method: 'get', url: new URL(url) }, { credentials, timestamp })).toEqual({
      'Scp-Accesskey': 'access-key',
      'Scp-Timestamp': String(timestamp),
      'Scp-ClientType': 'Openapi',
      'Scp-Signature': await sign({ method: 'GET', url, timestamp, credentials }),
    });
  });

  test('sign the time of the call where none is passed', async () => {
    const before = Date.now();
    const { 'Scp-Timestamp': signed } = await signHeaders({ url }, { credentials });
    expect(Number(signed)).toBeGreaterThanOrEqual(before);
    expect(Number(signed)).toBeLessThanOrEqual(Date.now());
  });
});

describe('the origin', () => {
  const foreign = [
    'http://127.0.0.1:4011/',
    'https://127.0.0.1:4010/',
    'http://127.0.0.1:40100/',
    'http://127.0.0.1.evil.test:4010/',
  ];

  test.each(foreign)('that is configured is the only one that is signed for, not %s', async (address) => {
    const refused = signHeaders({ url: address }, { credentials, origin: 'http://127.0.0.1:4010/any/path' });
    await expect(refused).rejects.toMatchObject({ code: 'ERR_FOREIGN_ORIGIN' });
  });

  test('that is configured may be any', async () => {
    const headers = await signHeaders(
      { url: 'https://example.com/v1' },
      { credentials, origin: 'https://example.com' },
    );
    expect(headers).toHaveProperty('Scp-Signature');
  });

  test('that is not configured is the service or this machine', async () => {
    const refused = signHeaders({ url: 'https://example.com/v1' }, { credentials });
    await expect(refused).rejects.toMatchObject({
      code: 'ERR_FOREIGN_ORIGIN',
      message: expect.stringContaining('https://example.com'),
    });
  });
});

describe('wireUrl', () => {
  test.each([
    ['http://h/x', 'http://h/x'],
    ['http://h/x?', 'http://h/x'],
    ['http://h/x?#f', 'http://h/x'],
    ['http://h/x#f?', 'http://h/x'],
    ['http://h/x??', 'http://h/x??'],
    ['http://h/x?a=b?', 'http://h/x?a=b?'],
    ['HTTP://H:80', 'http://h/'],
    ["http://h/x?q=it's a:b", 'http://h/x?q=it%27s%20a:b'],
  ])('%s is sent as %s', (given, sent) => {
    expect(wireUrl(given)).toBe(sent);
  });
});
