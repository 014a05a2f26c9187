import { describe, expect, test } from 'vitest';
import { call, list, raw, send, signed, start } from '../wire.ts';

describe('a request with the name of another machine', () => {
  test.each(['evil.example', 'evil.example:4010', 'localhost.evil.example', '127.0.0.1.evil.example'])(
    'is refused on a loopback address: %s',
    async (host) => {
      const mock = await start();
      const url = `http://${host}${list}`;
      const reply = await send(mock, list, { headers: { ...signed({ url }), Host: host } });
      expect(reply.status).toBe(403);
      expect(reply.text).not.toContain('contents');
    },
  );

  test.each(['localhost', '[::1]', '127.0.0.2', 'mock.localhost'])('is accepted for %s', async (host) => {
    const mock = await start();
    const name = `${host}:${new URL(mock.url).port}`;
    const url = `http://${name}${list}`;
    expect((await send(mock, list, { headers: { ...signed({ url }), Host: name } })).status).toBe(200);
  });
});

describe('behind a proxy', () => {
  test.each([
    ['https://mock.test', ''],
    ['https://mock.test/', ''],
    ['https://mock.test/api', '/api'],
    // A proxy that takes the path away.
    ['https://mock.test/api', ''],
  ])('with the address %s and the path "%s" callers sign what they call', async (publicUrl, prefix) => {
    const mock = await start({ publicUrl });
    const url = publicUrl.replace(/\/$/, '') + list;
    const reply = await send(mock, prefix + list, { headers: { ...signed({ url }), Host: 'mock.test' } });
    expect(reply.status).toBe(200);
    const versions = await send(mock, `${prefix}/`, { headers: { Host: 'mock.test' } });
    expect(versions.json.versions[0].links[0].href).toBe(`${publicUrl.replace(/\/$/, '')}/v1`);
  });

  test.each(['mock.test', 'ftp://mock.test', 'https://mock.test/?a', 'https://user@mock.test'])(
    '%s is not an address',
    async (publicUrl) => {
      await expect(start({ publicUrl })).rejects.toMatchObject({ code: 'ERR_INVALID_OPTION' });
    },
  );
});

describe('beyond this machine', () => {
  test('every address is named, and other names are accepted', async () => {
    const mock = await start({ host: '0.0.0.0' });
    expect(mock.urls[0]).toBe(mock.url);
    expect(mock.urls.every((url) => url.endsWith(`:${new URL(mock.url).port}`))).toBe(true);
    expect((await call(mock, list)).status).toBe(200);
  });
});

describe('requests that are sent without waiting', () => {
  const lines = (path: string, url: string) =>
    `GET ${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\n${Object.entries(signed({ url: url + path }))
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n`;

  test('are answered in their order', async () => {
    const mock = await start();
    mock.fault({ latencyMs: 20, times: 1 });
    const pages = [7, 8, 9].map((size) => lines(`${list}?size=${size}`, mock.url)).join('');
    const answer = await raw(mock, pages, 3);
    expect(answer.match(/HTTP\/1.1 200/g)).toHaveLength(3);
    expect(mock.requests.map(({ url }) => url.slice(-1))).toEqual(['7', '8', '9']);
  });

  test('let other connections through', async () => {
    const mock = await start();
    const many = raw(mock, lines(list, mock.url).repeat(500), 500);
    const other = call(mock, `${list}?size=1`);
    await other;
    expect(mock.requests.findIndex(({ url }) => url.endsWith('size=1'))).toBeLessThan(400);
    await many;
  });
});

test.each([
  ['Accept', `a/b;${' '.repeat(8000)}x`],
  ['Accept', 'a/b;c=d'.repeat(1100)],
  ['Accept-Language', ' '.repeat(8000)],
  ['Prefer', `code=${' '.repeat(8000)}x y`],
])('a long %s takes no longer than its length', async (name, value) => {
  const mock = await start();
  const cpu = process.cpuUsage();
  for (let count = 0; count < 20; count++) await call(mock, list, { [name]: value });
  expect(process.cpuUsage(cpu).user / 20_000).toBeLessThan(25);
});
