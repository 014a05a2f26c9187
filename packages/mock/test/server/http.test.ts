import { request } from 'node:http';
import { connect } from 'node:net';
import { demoCredentials, MockError, startMock } from '@scp-backup/mock';
import { validateResponse } from '@scp-backup/openapi/validate';
import { createSigningFetch } from '@scp-backup/signing';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { call, documented, engine, list, operation, raw, send, signed, start } from '../wire.ts';

let mock: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  mock = await start();
});

describe('an answer', () => {
  test('is JSON of a stated length, with the clock of the mock', async () => {
    const at = Date.UTC(2020, 1, 2);
    const early = await start({ now: () => at });
    const reply = await send(early, list, { headers: signed({ url: early.url + list, timestamp: at }) });
    expect(reply.headers['content-type']).toBe('application/json');
    expect(reply.headers['content-length']).toBe(String(Buffer.byteLength(reply.text)));
    expect(reply.headers.date).toBe('Sun, 02 Feb 2020 00:00:00 GMT');
  });

  test('to the project’s own signing fetch is the documented example', async () => {
    const fetch = createSigningFetch({ credentials: mock.credentials });
    const response = await fetch(mock.url + list);
    expect(await response.json()).toEqual(documented);
  });

  test('to HEAD has the headers of GET and no body', async () => {
    const [get, head] = [await call(mock, list), await call(mock, list, {}, 'HEAD')];
    expect(head.status).toBe(200);
    expect(head.text).toBe('');
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(head.headers['content-type']).toBe('application/json');
    expect((await call(mock, `${list}?size=0`, {}, 'HEAD')).status).toBe(400);
  });

  test.each(['/nope', '/v1', `${list}/`, `${list}/x`, '//', '/v1/backups//restore-histories', `/${list}`, '/%zz'])(
    'to the unknown route %s is the gateway’s 404',
    async (path) => {
      const reply = await call(mock, path);
      expect(reply.status).toBe(404);
      expect(reply.json).toMatchObject({ status: 404, error: 'Not Found', path });
      expect(validateResponse(operation.id, 404, reply.json)).toEqual([]);
    },
  );

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])('to %s is 405 and says what is allowed', async (method) => {
    const reply = await call(mock, list, {}, method);
    expect(reply.status).toBe(405);
    expect(reply.headers.allow).toBe('GET, HEAD');
    expect((await call(mock, '/nope', {}, method)).status).toBe(404);
  });

  test('to a CONNECT and to text that is no HTTP is a refusal', async () => {
    expect(await raw(mock, 'CONNECT example.test:443 HTTP/1.1\r\nHost: example.test\r\n\r\n')).toMatch(
      /^HTTP\/1.1 405 /,
    );
    expect(await raw(mock, 'hello\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw(mock, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
  });

  test.each(['/nope', '/v1', '//', '/%zz'])('to %s without a signature is the gateway’s 404', async (path) => {
    const reply = await send(mock, path);
    expect([reply.status, reply.json.error]).toEqual([404, 'Not Found']);
  });

  test('to OPTIONS of the server as a whole is the refusal of any OPTIONS', async () => {
    const answer = await raw(mock, 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 403 /);
    expect(answer).toContain('"path":"*"');
  });

  test('to headers without end is 431', async () => {
    expect((await send(mock, `${list}?x=${'y'.repeat(100_000)}`)).status).toBe(431);
    expect((await send(mock, list, { headers: { 'X-Long': 'y'.repeat(100_000) } })).status).toBe(431);
  });
});

describe('a page of this machine', () => {
  const origins = ['http://localhost:8080', 'http://127.0.0.1:3000', 'http://[::1]:5173', 'https://docs.localhost'];
  const foreign = ['https://example.test', 'http://localhost.example.test', 'http://127.0.0.1.example.test', 'null'];

  test.each(origins)('at %s may read answers and send the signature headers', async (origin) => {
    const preflight = await send(mock, list, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'scp-accesskey,scp-signature,scp-timestamp,scp-clienttype,scp-api-version',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-origin']).toBe(origin);
    expect(preflight.headers['access-control-allow-methods']).toContain('GET');
    expect(preflight.headers['access-control-allow-headers']).toContain('scp-signature');
    for (const path of [list, `${list}?size=0`, '/nope']) {
      expect((await call(mock, path, { Origin: origin })).headers['access-control-allow-origin']).toBe(origin);
    }
    expect((await send(mock, list, { headers: { Origin: origin } })).headers['access-control-allow-origin']).toBe(
      origin,
    );
  });

  test('is told the signature headers where it names none', async () => {
    const headers = { Origin: 'http://localhost', 'Access-Control-Request-Method': 'GET' };
    const preflight = await send(mock, list, { method: 'OPTIONS', headers });
    for (const name of ['Scp-Accesskey', 'Scp-Signature', 'Scp-Timestamp', 'Scp-ClientType', 'Scp-Api-Version']) {
      expect(preflight.headers['access-control-allow-headers']).toContain(name);
    }
  });

  test.each(foreign)('is not %s', async (origin) => {
    const headers = { Origin: origin, 'Access-Control-Request-Method': 'GET' };
    const preflight = await send(mock, list, { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(403);
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
    expect((await call(mock, list, { Origin: origin })).headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('start and stop', () => {
  test('a taken port is named', async () => {
    const port = Number(new URL(mock.url).port);
    const error = await startMock({ engine, port }).catch((reason) => reason);
    expect(error).toBeInstanceOf(MockError);
    expect(error).toMatchObject({ code: 'EADDRINUSE', port });
    expect(error.message).toContain(String(port));
    expect(error.cause).toMatchObject({ code: 'EADDRINUSE' });
  });

  test.each([
    { host: '' },
    { port: -1 },
    { port: 65_536 },
    { port: 1.5 },
    { toleranceMs: -1 },
    { toleranceMs: Number.NaN },
  ])('an option that is not allowed is refused: %o', async (options) => {
    const [name = ''] = Object.keys(options);
    await expect(startMock(options)).rejects.toMatchObject({
      code: 'ERR_INVALID_OPTION',
      message: expect.stringContaining(name),
    });
  });

  test('credentials without a secret are refused', async () => {
    const credentials = { accessKey: 'a', secretKey: '' };
    await expect(startMock({ credentials })).rejects.toMatchObject({ code: 'ERR_INVALID_CREDENTIALS' });
  });

  test('the address is the loopback one and the credentials are the demo ones', async () => {
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(mock.credentials).toEqual(demoCredentials);
    expect(Object.values(demoCredentials).every((text) => text.includes('demo'))).toBe(true);
  });

  test('the port is free once the mock is closed, and closing twice is no error', async () => {
    const first = await startMock({ engine });
    await Promise.all([first.close(), first.close()]);
    await first.close();
    const second = await startMock({ engine, port: Number(new URL(first.url).port) });
    expect(second.url).toBe(first.url);
    await second.close();
  });

  test('it stops while connections are idle, silent or half-way through a request', async () => {
    const ours = await startMock({ engine });
    const port = Number(new URL(ours.url).port);
    await (await fetch(ours.url)).text();
    const sockets = ['', 'GET / HTTP/1.1\r\nHost: x\r\n'].map((text) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('error', () => {});
      return socket;
    });
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    // Nobody waits for the time that slow readers have.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      await ours.close();
    } finally {
      vi.useRealTimers();
    }
    await expect(fetch(ours.url)).rejects.toThrow();
  });

  test('what is being answered while it stops is answered', async () => {
    const ours = await startMock({ engine });
    const { hostname, port } = new URL(ours.url);
    const headers = signed({ url: ours.url + list });
    let closing: Promise<void> | undefined;
    const status = await new Promise((resolve, reject) => {
      const outgoing = request({ hostname, port, path: list, headers: { ...headers, Expect: '100-continue' } });
      // The mock has the request once it says `continue`.
      outgoing.on('continue', () => {
        closing = ours.close();
        outgoing.end();
      });
      outgoing.on('response', (incoming) => resolve(incoming.resume().statusCode));
      outgoing.on('error', reject);
      outgoing.flushHeaders();
    });
    await closing;
    expect(status).toBe(200);
  });
});
