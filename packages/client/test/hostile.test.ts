import { afterEach, describe, expect, test, vi } from 'vitest';
import { client, failure, failureOf, page } from './failing.ts';
import { backup_id } from './rows.ts';
import { json, serve } from './server.ts';

const repeated = (character: string, times: number) => character.repeat(times);

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A service whose body has no end, and what became of it. */
async function pouring(status: number) {
  const poured = { bytes: 0, isClosed: false };
  const piece = Buffer.alloc(2 ** 18, '.');
  const service = await serve((_, response) => {
    const more = (): void => {
      do poured.bytes += piece.length;
      while (response.write(piece) && !response.destroyed);
    };
    response.writeHead(status).on('drain', more);
    response.on('close', () => {
      poured.isClosed = true;
    });
    more();
  });
  return { service, poured };
}

describe('a body of a failure', () => {
  test.each(['<', '<\n', '<style '])('that is nothing but %j holds nobody up', async (piece) => {
    const service = await serve((_, response) => response.writeHead(417).end(repeated(piece, 300_000)));
    expect(await failure(service.url)).toMatchObject({ code: 'firewall' });
  });

  test('may be nested as deep as it likes, or be as long', async () => {
    const deepLists = `${repeated('[', 20_000)}${repeated(']', 20_000)}`;
    const deepObjects = `${repeated('{"a":', 20_000)}1${repeated('}', 20_000)}`;
    for (const detail of [deepLists, deepObjects, JSON.stringify(repeated('x', 2_000_000))]) {
      const service = await serve((_, response) => response.writeHead(400).end(`{"errors":[{"detail":${detail}}]}`));
      const error = await failure(service.url);
      expect(error).toMatchObject({ code: 'badRequest', texts: [expect.any(String)] });
      expect(String(error).length).toBeLessThan(3000);
    }
  });

  test('that is cut off has its status still', async () => {
    const service = await serve((_, response) => {
      response.writeHead(404, { 'Content-Length': '500' });
      response.write('{"errors":[{"code":"NotFound","det');
      setImmediate(() => response.destroy());
    });
    expect(await failure(service.url)).toMatchObject({ code: 'notFound', status: 404 });
  });

  test.each([
    ['numbers and objects', { code: 40401, title: { ko: '없음' }, detail: true }, '40401: {"ko":"없음"}: true'],
    ['nothing but text', 'no such backup', 'no such backup'],
  ])('made of %s is told', async (_, error, text) => {
    const service = await serve((_, response) => json(response, 404, { errors: [error] }));
    expect(await failure(service.url)).toMatchObject({ code: 'notFound', texts: [text] });
  });
});

describe('an answer that is none of HTTP’s', () => {
  test.each([600, 999])('with the status %i is an error of its own, also for openapi-fetch', async (status) => {
    const service = await serve((_, response) => response.writeHead(status).end('{}'));
    expect(await failure(service.url)).toMatchObject({ code: 'server', status });
    const call = client(service.url).GET('/v1/backups/{backup_id}/restore-histories', {
      params: { path: { backup_id } },
    });
    await expect(call).rejects.toMatchObject({ code: 'unreadableResponse', status });
  });

  test('with an odd reason, or without a body, is handed on', async () => {
    const params = { path: { backup_id } };
    const service = await serve((_, response, number) => {
      if (number === 1) return response.writeHead(400, 'Grüße').end('{"errors":[]}');
      response.writeHead(205).end();
    });
    const backup = client(service.url);
    const first = await backup.GET('/v1/backups/{backup_id}/restore-histories', { params });
    expect([first.response.status, first.error]).toEqual([400, { errors: [] }]);
    const second = await backup.GET('/v1/backups/{backup_id}/restore-histories', { params });
    expect([second.response.status, second.data, second.error]).toEqual([205, undefined, undefined]);
    expect(await failure(service.url)).toMatchObject({ code: 'unreadableResponse', status: 205 });
  });

  test('but an error of a service worker is one of the network', async () => {
    expect(await failure('http://127.0.0.1:1', { fetch: async () => Response.error() })).toMatchObject({
      code: 'network',
    });
  });

  test('with a thousand ids and texts tells twenty of them', async () => {
    const errors = Array.from({ length: 1000 }, (_, index) => ({ detail: `text ${index}`, request_id: `id ${index}` }));
    const service = await serve((_, response) => json(response, 400, { errors }));
    const error = (await failure(service.url)) as { texts: string[]; requestIds: string[] };
    expect([error.texts.length, error.requestIds.length]).toEqual([20, 20]);
  });
});

test('a success without an end is an error, and no more of it is read', async () => {
  const { service, poured } = await pouring(200);
  expect(await failure(service.url)).toMatchObject({ code: 'unreadableResponse', status: 200 });
  await vi.waitFor(() => expect(poured.isClosed).toBe(true));
});

test('an answer of a fetch of another kind is read by what it has', async () => {
  const answer = { ok: true, status: 200, headers: new Headers(), text: async () => JSON.stringify(page) };
  const fetch = async () => answer as Response;
  expect(await client('http://127.0.0.1:1', { fetch }).listBackupRestoreHistories({ backup_id })).toEqual(page);
});

describe('a failure whose body does not end', () => {
  test('is told by its status after a moment', async () => {
    const service = await serve((_, response) => {
      response.writeHead(429, { 'Retry-After': '600' });
      response.write('{"errors":[{"code":"TooMany');
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let isTold = false;
    const told = failure(service.url, { timeout: 1e9 }).finally(() => {
      isTold = true;
    });
    while (!isTold) {
      await new Promise((resolve) => setImmediate(resolve));
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(await told).toMatchObject({ code: 'rateLimited', status: 429, retryAfter: 600, attempts: 1 });
  });

  test('is read no further than it is looked at', async () => {
    const { service, poured } = await pouring(500);
    expect(await failure(service.url)).toMatchObject({ code: 'server', status: 500 });
    await vi.waitFor(() => expect(poured.isClosed).toBe(true));
    expect(poured.bytes).toBeLessThan(32 * 2 ** 20);
  });
});

describe('a middleware', () => {
  test.each<[string, () => Response]>([
    ['a broken body', () => new Response(new ReadableStream({ start: (stream) => stream.error(new Error('broken')) }))],
    ['the error of a service worker', () => Response.error()],
    [
      'a locked body',
      () => {
        const response = new Response('{}');
        response.body?.getReader();
        return response;
      },
    ],
  ])('that answers with %s is told', async (_, answer) => {
    const backup = client('http://127.0.0.1:1');
    backup.use({ onRequest: answer });
    expect(await failureOf(backup)).toMatchObject({ code: 'network', cause: expect.any(Error) });
  });

  test('that hangs ends with the caller’s signal', async () => {
    const backup = client('http://127.0.0.1:1');
    backup.use({ onRequest: () => new Promise(() => {}) });
    const controller = new AbortController();
    const call = backup.listBackupRestoreHistories({ backup_id }, { signal: controller.signal });
    const ended = call.catch((error: unknown) => error);
    setImmediate(() => controller.abort('enough'));
    expect(await ended).toMatchObject({ code: 'aborted', cause: 'enough' });
  });

  test('that throws is told as what failed', async () => {
    const backup = client('http://127.0.0.1:1');
    backup.use({
      onRequest: () => {
        throw new TypeError('broken');
      },
    });
    const told = { code: 'invalidArgument', cause: { name: 'TypeError', message: 'broken' } };
    await expect(backup.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject(told);
    const call = backup.GET('/v1/backups/{backup_id}/restore-histories', { params: { path: { backup_id } } });
    await expect(call).rejects.toMatchObject(told);
  });
});
