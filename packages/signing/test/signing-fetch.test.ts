import { inspect } from 'node:util';
import { createSigningFetch, redactHeaders } from '@scp-backup/signing';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { serve, service } from './loopback.ts';

const credentials = { accessKey: 'key', secretKey: 'hush-hush' };

afterEach(() => vi.unstubAllGlobals());

describe('the signing fetch', () => {
  test.each(['', '?sort=created_at:desc', "?q=it's%20[]{}|^`&k=복구#part", '?a=&a=1&a', '??', '?', '?#', '#', '#?a'])(
    'sends the text that it signs: %j',
    async (rest) => {
      const { url } = await service({ credentials });
      const fetch = createSigningFetch({ credentials });
      expect((await fetch(`${url}/v1/things${rest}`)).status).toBe(200);
      expect((await fetch(new Request(`${url}/v1/things${rest}`))).status).toBe(200);
    },
  );

  test.each(['?', '?#part', '#part'])('leaves out %j, which some runtimes send and some do not', async (rest) => {
    const send = vi.fn(async (_: Request) => new Response());
    await createSigningFetch({ credentials, fetch: send })(`http://127.0.0.1:1/v1${rest}`);
    expect(send.mock.calls[0]?.[0].url).toBe('http://127.0.0.1:1/v1');
  });

  test('makes a timestamp for each attempt', async () => {
    const { url, requests } = await service({ credentials });
    let time = Date.now();
    const fetch = createSigningFetch({ credentials, clock: { now: () => ++time } });
    await fetch(url);
    await fetch(url);
    expect(requests.map(({ timestamp }) => timestamp)).toEqual([time - 1, time]);
  });

  test('signs at the last moment, after credentials and headers that take their time', async () => {
    const { url, requests } = await service({ credentials });
    const start = Date.now();
    let time = start;
    const slowly = <Value>(value: Value) => {
      time += 1000;
      return value;
    };
    const fetch = createSigningFetch({
      credentials: () => slowly(credentials),
      headers: () => slowly({}),
      clock: { now: () => time },
    });
    expect((await fetch(url)).status).toBe(200);
    expect(requests[0]?.timestamp).toBe(start + 2000);
  });

  test('sends method, headers and body of a request and of an init', async () => {
    const { url, requests } = await service({ credentials });
    const fetch = createSigningFetch({ credentials });
    const init = { method: 'POST', body: 'text', headers: { 'X-Own': '1', 'Scp-Signature': 'old' } };
    expect((await fetch(new Request(url, init))).status).toBe(200);
    expect((await fetch(url, init)).status).toBe(200);
    expect((await fetch(new Request(url), init)).status).toBe(200);
    expect(requests).toMatchObject(Array(3).fill({ method: 'POST', body: 'text', headers: { 'x-own': '1' } }));
  });

  test('returns a redirect instead of following it', async () => {
    const { url, requests } = await service({ credentials });
    const redirecting = await serve((_, response) => response.writeHead(302, { Location: `${url}/` }).end());
    expect((await createSigningFetch({ credentials })(redirecting)).status).toBe(302);
    expect(requests).toEqual([]);
  });

  test('uses the global fetch at the time of the call', async () => {
    const fetch = createSigningFetch({ credentials });
    vi.stubGlobal('fetch', async () => new Response('replaced'));
    expect(await (await fetch('http://127.0.0.1:1/')).text()).toBe('replaced');
  });

  test('asks for the credentials before each attempt, so that they can be rotated', async () => {
    const rotated = { accessKey: 'key', secretKey: 'rotated' };
    const { url } = await service({ credentials: rotated });
    const source = vi.fn().mockResolvedValueOnce(credentials).mockResolvedValue(rotated);
    const fetch = createSigningFetch({ credentials: source });
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url)).status).toBe(200);
  });

  test('passes on why credentials cannot be had, and asks again for the next call', async () => {
    const { url } = await service({ credentials });
    const source = vi.fn().mockRejectedValueOnce(new Error('vault is closed')).mockResolvedValue(credentials);
    const fetch = createSigningFetch({ credentials: source });
    await expect(fetch(url)).rejects.toThrow('vault is closed');
    expect((await fetch(url)).status).toBe(200);
  });

  test('adds the headers of a session', async () => {
    const { url, requests } = await service({ credentials });
    await createSigningFetch({ credentials, headers: () => ({ 'X-Token': 'session' }) })(url);
    expect(requests[0]?.headers).toMatchObject({ 'x-token': 'session' });
  });

  test('ends with the signal of the call', async () => {
    const url = await serve(() => {});
    const controller = new AbortController();
    const call = createSigningFetch({ credentials })(new Request(url), {
      signal: controller.signal,
      onSigned: () => setImmediate(() => controller.abort(new Error('enough'))),
    });
    await expect(call).rejects.toThrow('enough');
  });

  test('does not show its credentials', () => {
    const fetch = createSigningFetch({ credentials });
    expect(inspect(fetch, { showHidden: true, depth: 9 })).not.toContain(credentials.secretKey);
  });

  test('sends no warning for a hundred calls with one signal', async () => {
    const warnings = vi.spyOn(process, 'emitWarning');
    const { url } = await service({ credentials });
    const fetch = createSigningFetch({ credentials });
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 100 }, () => fetch(url, { signal })));
    expect(warnings).not.toHaveBeenCalled();
    warnings.mockRestore();
  });
});

describe('an origin', () => {
  test('that is configured is the only one that is signed for', async () => {
    const own = await service({ credentials });
    const other = await service({ credentials });
    const fetch = createSigningFetch({ credentials, origin: `${own.url}/any/path` });
    expect((await fetch(own.url)).status).toBe(200);
    await expect(fetch(other.url)).rejects.toMatchObject({ code: 'ERR_FOREIGN_ORIGIN' });
    expect(other.requests).toEqual([]);
  });

  test.each(['https://backup.kr-west1.e.samsungsdscloud.com/v1', 'http://localhost:1/', 'http://[::1]/'])(
    'that is not configured may be the service or this machine: %s',
    async (url) => {
      const send = vi.fn(async (_: Request) => new Response());
      await createSigningFetch({ credentials, fetch: send })(url);
      expect(send).toHaveBeenCalledOnce();
    },
  );

  test.each([
    'https://example.com/',
    'https://samsungsdscloud.com.evil.test/',
    'https://evilsamsungsdscloud.com/',
    'http://backup.kr-west1.e.samsungsdscloud.com/',
    'https://127.0.0.1.evil.test/',
    'http://127.0.0.1.evil.test/',
  ])('that is not configured is nothing else: %s', async (url) => {
    const send = vi.fn(async () => new Response());
    const call = createSigningFetch({ credentials, fetch: send })(url);
    await expect(call).rejects.toMatchObject({
      code: 'ERR_FOREIGN_ORIGIN',
      message: expect.stringContaining(url.slice(0, -1)),
    });
    expect(send).not.toHaveBeenCalled();
  });
});

describe('a call reports', () => {
  test('the headers that are sent and the credentials that signed them, before they are sent', async () => {
    const { url, requests } = await service({ credentials });
    const fetch = createSigningFetch({ credentials, headers: () => ({ 'X-Token': 'session' }) });
    const onSigned = vi.fn((headers: Headers, _) => {
      expect(requests).toEqual([]);
      return headers;
    });
    await fetch(url, { onSigned });
    const [headers, signedWith] = onSigned.mock.calls[0] ?? [];
    expect(requests[0]?.headers).toMatchObject(Object.fromEntries(headers ?? []));
    expect(headers?.has('Scp-Signature')).toBe(true);
    expect(headers?.get('X-Token')).toBe('session');
    expect(signedWith).toBe(credentials);
  });

  test('each attempt, also where no response arrives', async () => {
    const onSigned = vi.fn();
    const url = await serve((request) => request.socket.destroy());
    await expect(createSigningFetch({ credentials })(url, { onSigned })).rejects.toThrow();
    expect(onSigned).toHaveBeenCalledOnce();
  });
});

describe('headers that cannot be sent', () => {
  const headers = { 'X-Session': 'token\nof-a-session' };

  test.each([
    ['of a session', { credentials, headers: () => headers }, {}],
    ['of a call', { credentials }, { headers }],
  ])('are refused without their values: %s', async (_, options, init) => {
    const call = createSigningFetch(options)('http://127.0.0.1:1', init);
    await expect(call).rejects.toMatchObject({
      code: 'ERR_INVALID_HEADERS',
      message: expect.not.stringMatching(/token/),
    });
  });
});

test('redaction of headers shows only those that are known to be harmless', () => {
  const headers = new Headers({ 'Scp-Signature': 'sig', 'Scp-Timestamp': '1', 'X-Anything': 'x', Accept: '*/*' });
  expect(redactHeaders(headers)).toEqual({
    accept: '*/*',
    'scp-signature': '[redacted]',
    'scp-timestamp': '1',
    'x-anything': '[redacted]',
  });
});
