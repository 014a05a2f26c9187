import { inspect } from 'node:util';
import {
  createClock,
  createSigningFetch,
  redactHeaders,
  redactText,
  signingMiddleware,
  signRequest,
  verify,
} from '@scp-backup/signing';
import createClient from 'openapi-fetch';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { serve, wireMessage } from './loopback.ts';

const credentials = { accessKey: 'key', secretKey: 'hush-hush' };
const hour = 3_600_000;

/** A server that checks signatures by its own clock, and counts what comes. */
async function service(clockOff = 0) {
  const timestamps: string[] = [];
  const url = await serve(async (request, response) => {
    timestamps.push(String(request.headers['scp-timestamp']));
    const verdict = await verify(wireMessage(request), { credentials, now: Date.now() + clockOff });
    response.sendDate = false;
    response.setHeader('Date', new Date(Date.now() + clockOff).toUTCString());
    response.writeHead(verdict.ok ? 200 : 401).end(JSON.stringify(verdict));
  });
  return { url, timestamps };
}

afterEach(() => vi.unstubAllGlobals());

describe('the signing fetch', () => {
  test('sends what the server accepts, with a query that needs encoding', async () => {
    const { url } = await service();
    const fetch = createSigningFetch({ credentials, origin: url });
    for (const query of ['', '?sort=created_at:desc', "?q=it's%20[]{}|^`&k=복구#part", '?a=&a=1&a']) {
      expect((await fetch(`${url}/v1/things${query}`)).status, query).toBe(200);
    }
  });

  test('makes a timestamp for each attempt', async () => {
    const { url, timestamps } = await service();
    let time = Date.now();
    const fetch = createSigningFetch({ credentials, clock: { now: () => ++time } });
    await fetch(url);
    await fetch(url);
    expect(new Set(timestamps).size).toBe(2);
  });

  test('signs at the last moment, after credentials and headers that take their time', async () => {
    const { url, timestamps } = await service();
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
    expect(timestamps).toEqual([String(start + 2000)]);
  });

  test('sends a body', async () => {
    let body = '';
    const url = await serve((request, response) => {
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => response.end());
    });
    await createSigningFetch({ credentials })(url, { method: 'POST', body: 'text' });
    expect(body).toBe('text');
  });

  test('refuses a foreign origin, and sends nothing', async () => {
    const { url, timestamps } = await service();
    const other = await service();
    const fetch = createSigningFetch({ credentials, origin: url });
    await expect(fetch(`${other.url}/v1`)).rejects.toMatchObject({ code: 'ERR_FOREIGN_ORIGIN' });
    expect([...timestamps, ...other.timestamps]).toEqual([]);
  });

  test('without an origin signs for the service and this machine only', async () => {
    const send = vi.fn(async () => new Response());
    const fetch = createSigningFetch({ credentials, fetch: send });
    await fetch('https://backup.kr-west1.e.samsungsdscloud.com/v1');
    await fetch('http://localhost:1/');
    for (const url of [
      'https://example.com/',
      'https://samsungsdscloud.com.evil.test/',
      'http://backup.kr-west1.e.samsungsdscloud.com/',
      'https://127.0.0.1.evil.test/',
    ]) {
      await expect(fetch(url), url).rejects.toMatchObject({ code: 'ERR_FOREIGN_ORIGIN' });
    }
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('returns a redirect instead of following it', async () => {
    const other = await service();
    const url = await serve((_, response) => response.writeHead(302, { Location: `${other.url}/` }).end());
    expect((await createSigningFetch({ credentials })(url)).status).toBe(302);
    expect(other.timestamps).toEqual([]);
  });

  test('uses the fetch of the moment', async () => {
    const fetch = createSigningFetch({ credentials });
    vi.stubGlobal('fetch', async () => new Response('replaced'));
    expect(await (await fetch('http://127.0.0.1:1/')).text()).toBe('replaced');
  });

  test('asks for the credentials once per attempt, and concurrent asks share one call', async () => {
    const { url } = await service();
    const source = vi.fn(async () => credentials);
    const fetch = createSigningFetch({ credentials: source });
    await Promise.all([fetch(url), fetch(url), fetch(url)]);
    expect(source).toHaveBeenCalledTimes(1);
    await fetch(url);
    expect(source).toHaveBeenCalledTimes(2);
  });

  test('asks again after a failure of the source', async () => {
    const source = vi.fn().mockRejectedValueOnce(new Error('vault is closed')).mockResolvedValue(credentials);
    const { url } = await service();
    const fetch = createSigningFetch({ credentials: source });
    await expect(fetch(url)).rejects.toThrow('vault is closed');
    expect((await fetch(url)).status).toBe(200);
  });

  test('adds the caller’s headers', async () => {
    let token: unknown;
    const url = await serve((request, response) => {
      token = request.headers['x-token'];
      response.end();
    });
    await createSigningFetch({ credentials, headers: () => ({ 'X-Token': 'session' }) })(url);
    expect(token).toBe('session');
  });

  test('does not show its credentials', () => {
    const fetch = createSigningFetch({ credentials });
    expect(inspect(fetch, { showHidden: true, depth: 9 })).not.toContain(credentials.secretKey);
  });
});

describe('a clock that is off', () => {
  test.each([-2 * hour, 2 * hour])(
    'by %d ms is corrected by the Date of the refusal, with one more attempt',
    async (off) => {
      const { url, timestamps } = await service(off);
      const fetch = createSigningFetch({ credentials });
      expect((await fetch(url)).status).toBe(200);
      expect((await fetch(url)).status).toBe(200);
      expect(timestamps.length).toBe(3);
    },
  );

  test('is corrected for each of many requests in flight', async () => {
    const { url, timestamps } = await service(2 * hour);
    const fetch = createSigningFetch({ credentials });
    const responses = await Promise.all(Array.from({ length: 20 }, () => fetch(url)));
    expect(responses.map((response) => response.status)).toEqual(Array(20).fill(200));
    expect(timestamps.length).toBe(40);
  });

  test('is left alone when that is switched off', async () => {
    const { url, timestamps } = await service(2 * hour);
    expect((await createSigningFetch({ credentials, clock: false })(url)).status).toBe(401);
    expect(timestamps.length).toBe(1);
  });

  test('is not blamed for a wrong secret: one attempt where the times agree, two where they do not', async () => {
    const wrong = { accessKey: 'key', secretKey: 'wrong' };
    const near = await service();
    expect((await createSigningFetch({ credentials: wrong })(near.url)).status).toBe(401);
    expect(near.timestamps.length).toBe(1);
    const far = await service(2 * hour);
    const fetch = createSigningFetch({ credentials: wrong });
    expect((await fetch(far.url)).status).toBe(401);
    expect(far.timestamps.length).toBe(2);
  });

  test('keeps a body for the second attempt', async () => {
    const bodies: string[] = [];
    const url = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        bodies.push(body);
        response.sendDate = false;
        response.setHeader('Date', new Date(Date.now() + hour).toUTCString());
        response.writeHead(bodies.length === 1 ? 401 : 200).end();
      });
    });
    expect((await createSigningFetch({ credentials })(url, { method: 'POST', body: 'text' })).status).toBe(200);
    expect(bodies).toEqual(['text', 'text']);
  });

  test('takes back a correction that did not help, unless another has replaced it', () => {
    const clock = createClock({ now: () => 0 });
    expect(clock.correct(new Date(hour).toUTCString(), 0)).toBe(true);
    expect(clock.now()).toBe(hour);
    clock.restore(0, 5);
    expect(clock.now()).toBe(hour);
    clock.restore(0, hour);
    expect(clock.now()).toBe(0);
    // The oldest form of a date names no zone and means GMT.
    expect(clock.correct('Thu Jan  1 01:00:00 1970', 0)).toBe(true);
    expect(clock.now()).toBe(hour);
    expect(clock.correct(null, 0)).toBe(false);
    expect(clock.correct('nonsense', 0)).toBe(false);
    expect(clock.correct(new Date(20_000).toUTCString(), 0)).toBe(false);
  });

  test('is taken back where what followed was no success', async () => {
    const clock = createClock();
    const statuses = [401, 503, 401];
    const url = await serve((_, response) => {
      response.sendDate = false;
      if (statuses.length === 3) response.setHeader('Date', new Date(Date.now() + hour).toUTCString());
      response.writeHead(statuses.shift() ?? 200).end();
    });
    expect((await createSigningFetch({ credentials, clock })(url)).status).toBe(503);
    expect(clock.offset).toBe(0);
  });

  test.each(['1', '2024-10-28', 'Thu, 01 Jan 1960 00:00:00 GMT', 'tomorrow'])(
    'is not corrected by %j, which is no date of HTTP',
    (text) => {
      expect(createClock({ now: () => 0 }).correct(text, 0)).toBe(false);
    },
  );

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('that gives %d signs nothing', async (now) => {
    const fetch = createSigningFetch({ credentials, clock: { now: () => now } });
    await expect(fetch('http://127.0.0.1:1')).rejects.toMatchObject({ code: 'ERR_INVALID_TIMESTAMP' });
  });

  test('is the one that worked last after many corrections that did not help', async () => {
    const clock = createClock();
    let calls = 0;
    const url = await serve((request, response) => {
      calls += 1;
      response.sendDate = false;
      response.setHeader('Date', new Date(Date.now() + (request.url === '/wrong' ? calls * hour : 0)).toUTCString());
      response.writeHead(request.url === '/wrong' ? 401 : 200).end();
    });
    const fetch = createSigningFetch({ credentials, clock });
    expect((await fetch(`${url}/`)).status).toBe(200);
    await Promise.all(Array.from({ length: 10 }, () => fetch(`${url}/wrong`)));
    expect(clock.offset).toBe(0);
  });
});

test('headers that cannot be sent are refused without their values', async () => {
  const headers = { 'X-Session': 'token\nof-a-session' };
  const fetch = createSigningFetch({ credentials, headers: () => headers });
  for (const refused of [
    fetch('http://127.0.0.1:1'),
    signRequest(new Request('http://127.0.0.1:1'), { credentials, headers }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'ERR_INVALID_HEADERS' });
    await expect(refused).rejects.not.toThrow(/session/i);
  }
});

test('a hundred calls with one signal are no reason for a warning', async () => {
  const warnings = vi.spyOn(process, 'emitWarning');
  const { url } = await service();
  const fetch = createSigningFetch({ credentials: async () => credentials });
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 100 }, () => fetch(url, { signal })));
  expect(warnings).not.toHaveBeenCalled();
  warnings.mockRestore();
});

describe('the middleware', () => {
  test('signs the calls of an openapi-fetch client', async () => {
    const { url } = await service();
    const client = createClient<{
      '/v1/things': {
        get: {
          parameters: { query?: { sort?: string } };
          responses: { 200: { content: { 'application/json': unknown } } };
        };
      };
    }>({ baseUrl: url });
    client.use(signingMiddleware({ credentials }));
    const { response } = await client.GET('/v1/things', { params: { query: { sort: 'created_at:desc' } } });
    expect(response.status).toBe(200);
  });

  test('refuses a call to another base URL than the first, and all hosts but the service’s unless one is named', async () => {
    const { onRequest } = signingMiddleware({ credentials });
    const sign = (url: string, baseUrl: string) => onRequest({ request: new Request(url), options: { baseUrl } });
    await sign('http://127.0.0.1:1/', 'http://127.0.0.1:1');
    const refused = { code: 'ERR_FOREIGN_ORIGIN' };
    await expect(sign('http://127.0.0.1:2/', 'http://127.0.0.1:2')).rejects.toMatchObject(refused);
    const request = new Request('https://example.com/');
    for (const baseUrl of ['', 'https://example.com']) {
      const anywhere = signingMiddleware({ credentials });
      await expect(anywhere.onRequest({ request, options: { baseUrl } })).rejects.toMatchObject(refused);
    }
    const allowed = signingMiddleware({ credentials, origin: 'https://example.com' });
    const signed = await allowed.onRequest({ request, options: { baseUrl: 'https://example.com' } });
    expect(signed.headers.has('Scp-Signature')).toBe(true);
  });

  test('refuses another origin than the client’s', async () => {
    const { onRequest } = signingMiddleware({ credentials });
    const refused = onRequest({
      request: new Request('http://127.0.0.1:2/'),
      options: { baseUrl: 'http://127.0.0.1:1' },
    });
    await expect(refused).rejects.toMatchObject({ code: 'ERR_FOREIGN_ORIGIN' });
  });
});

describe('redaction', () => {
  test('shows only the headers that are known to be harmless', () => {
    const headers = new Headers({ 'Scp-Signature': 'sig', 'Scp-Timestamp': '1', 'X-Anything': 'x', Accept: '*/*' });
    expect(redactHeaders(headers)).toEqual({
      accept: '*/*',
      'scp-signature': '[redacted]',
      'scp-timestamp': '1',
      'x-anything': '[redacted]',
    });
  });

  test('finds a secret as it stands, percent-encoded and in JSON', () => {
    expect(redactText('a "b/c" b%2Fc b/c', ['b/c', ''])).toBe('a "[redacted]" [redacted] [redacted]');
    for (const signature of [
      'PyYCYBP9V8JNyneSF4MCkHfJbNe/z7CjPL9BezRm21Q=',
      'PyYCYBP9V8JNyneSF4MCkHfJbNe%2Fz7CjPL9BezRm21Q%3D',
      'PyYCYBP9V8JNyneSF4MCkHfJbNe\\/z7CjPL9BezRm21Q=',
      'PyYCYBP9V8JNyneSF4MCkHfJbNe%252Fz7CjPL9BezRm21Q%253D',
      'PyYCYBP9V8JNyneSF4MCkHfJbNe&#047;z7CjPL9BezRm21Q&equals;',
    ]) {
      expect(redactText(`sig ${signature}.`, [])).toBe('sig [redacted].');
    }
    expect(redactText(JSON.stringify({ text: 'say "hi"' }), ['say "hi"'])).toBe('{"text":"[redacted]"}');
  });

  test('finds a secret however it is spelt, and what is left of it at the end of a text', () => {
    const secret = 'p@ss "&" wörd/+?';
    const bytes = Buffer.from(secret);
    const hexadecimal = bytes.toString('hex');
    const spellings = [
      secret,
      secret.toUpperCase(),
      encodeURIComponent(secret),
      encodeURIComponent(encodeURIComponent(secret)).toLowerCase(),
      JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
      'p@ss \\u0022\\u0026\\u0022 w\\u00F6rd\\u002f+?',
      'p@ss &quot;&amp;&quot; w&#246;rd&#x2F;&#43;?',
      bytes.toString('base64'),
      bytes.toString('base64url'),
      hexadecimal,
      hexadecimal.toUpperCase(),
      [...bytes].map((byte) => `%${byte.toString(16)}`).join(''),
      [...secret].map((one) => `&amp;#0${one.charCodeAt(0)};`).join(''),
      [...secret].map((one) => `\\\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
      Buffer.from(`user:${secret}`).toString('base64').slice(7),
    ];
    for (const spelling of spellings) {
      expect(redactText(`got ${spelling}!`, ['other', secret])).toMatch(/^got \[redacted\]=*!$/);
    }
    expect(redactText('got p@ss "&" wö', [secret])).toBe('got [redacted]');
    expect(redactText('got p@ss', [secret])).toBe('got p@ss');
    expect(redactText(`got ${encodeURIComponent(secret.toUpperCase()).slice(0, -4)}`, [secret])).toBe(
      'got [redacted]%2',
    );
    // A secret that begins another one does not leave the rest of it.
    expect(redactText('first-secret-and-more', ['first-secret', 'first-secret-and-more'])).toBe('[redacted]');
  });

  test('finds secrets that look escaped themselves', () => {
    for (const secret of ['one%20two%41', 'one\\u0041two', 'one&amp;two&#65;', '\\"one\\\\two\\"']) {
      for (const spelling of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
        expect(redactText(`got ${spelling}!`, [secret])).toMatch(/^got \\*\[redacted\]!$/);
      }
    }
  });

  test('finds secrets of any length and of any characters', () => {
    for (const character of ['=;"', '\\', '한글 ', 'aA0']) {
      const secret = character.repeat(5000);
      expect(redactText(`got ${secret}!`, [secret])).toBe('got [redacted]!');
      expect(redactText(`got ${encodeURIComponent(secret)}`, [secret])).toBe('got [redacted]');
    }
  });

  test.each([
    'GET /v1/backups/00cd2538fbf94d12b36aabbdd607e974/restore-histories was answered with 404: NotFound',
    '100% of 25%, \\n &amp; &#; &nope; %zz \\u12 <b>text</b> 복구 이력 🙂 \ud800',
    'ContactAdminForAssistance2024-10-28T05:38:48.000Z/aVeryLongPathWithoutAnySpace',
  ])('leaves other texts alone: %s', (text) => {
    expect(redactText(text, ['a-secret-of-a-key'])).toBe(text);
  });
});
