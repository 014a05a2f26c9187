import { createRequire } from 'node:module';
import {
  type BackupClientOptions,
  createBackupClient,
  createBucket,
  isBackupError,
  retry,
  timeout,
} from '@scp-backup/client';
import { createClock } from '@scp-backup/signing';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { client, failure, failureOf, once, page } from './failing.ts';
import { backup_id } from './rows.ts';
import { credentials, json, serve } from './server.ts';

const repeated = (character: string, times: number) => character.repeat(times);

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

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('a success without an end is an error, and no more of it is read', async () => {
  let isClosed = false;
  const service = await serve((_, response) => {
    response.writeHead(200);
    const piece = Buffer.alloc(2 ** 20, '.');
    const more = (): void => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', more);
    response.on('close', () => {
      isClosed = true;
    });
    more();
  });
  expect(await failure(service.url)).toMatchObject({ code: 'unreadableResponse', status: 200 });
  await vi.waitFor(() => expect(isClosed).toBe(true));
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
    let sent = 0;
    let isClosed = false;
    const service = await serve((_, response) => {
      response.writeHead(500);
      const piece = Buffer.alloc(65_536, '.');
      const more = (): void => {
        while (!response.destroyed && response.write(piece)) sent += piece.length;
      };
      response.on('drain', more);
      response.on('close', () => {
        isClosed = true;
      });
      more();
    });
    expect(await failure(service.url)).toMatchObject({ code: 'server', status: 500 });
    await vi.waitFor(() => expect(isClosed).toBe(true));
    expect(sent).toBeLessThan(64 * 2 ** 20);
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

describe('waiting', () => {
  test('for credentials that never come ends with the call, and the next call asks anew', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    let asked = 0;
    const backup = client(service.url, {
      timeout: 50,
      credentials: () => {
        asked += 1;
        return asked === 1 ? new Promise(() => {}) : credentials;
      },
    });
    await expect(backup.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject({ code: 'timeout' });
    expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
    expect(asked).toBe(2);
  });

  test('of a hundred calls for one signal is no reason for a warning', async () => {
    const warnings = vi.spyOn(process, 'emitWarning');
    const service = await serve((_, response) => json(response, 200, page));
    const { signal } = new AbortController();
    const backup = client(service.url);
    await Promise.all(Array.from({ length: 100 }, () => backup.listBackupRestoreHistories({ backup_id }, { signal })));
    expect(warnings).not.toHaveBeenCalled();
  });

  test('in line leaves the token to others when it is given up', async () => {
    const bucket = createBucket({ perMinute: 60, burst: 1 }, () => 0);
    await bucket.take();
    const controller = new AbortController();
    const waiting = Array.from({ length: 200 }, () => bucket.take(controller.signal).catch(() => 'left'));
    expect(bucket.wait()).toBe(201_000);
    controller.abort();
    await Promise.all(waiting);
    expect(bucket.wait()).toBe(1000);
  });

  test('for a token is not begun where it would not end in time, and the answer is told', async () => {
    const service = await serve((_, response) => json(response, 503, { errors: [{ code: 'Down' }] }));
    const backup = client(service.url, { retry: { overall: 3000, baseDelay: 1 }, pace: { perMinute: 1, burst: 1 } });
    await expect(backup.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject({
      code: 'server',
      status: 503,
      attempts: 1,
    });
  });

  test('longer than a timer can is no wait of a moment', async () => {
    vi.useFakeTimers();
    const bucket = createBucket({ perMinute: 0.00001, burst: 1 }, () => Date.now());
    await bucket.take();
    const taken = vi.fn();
    const waiting = bucket.take().then(taken);
    await vi.advanceTimersByTimeAsync(5_999_999_998);
    expect(taken).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2);
    await waiting;
    expect(createBucket({ perMinute: Number.POSITIVE_INFINITY, burst: Number.POSITIVE_INFINITY }).wait()).toBe(0);
  });

  test('after a Retry-After that is no date is the usual backoff', async () => {
    for (const value of ['-1', '1, 2', '+2']) {
      const random = vi.fn(() => 0);
      const service = await serve((_, response) => json(response, 429, {}, { 'Retry-After': value }));
      await failure(service.url, { retry: { attempts: 2, random } });
      expect(random).toHaveBeenCalled();
    }
  });
});

describe('a second sending because the clock was off', () => {
  const anHourAhead = () => ({ Date: new Date(Date.now() + 3_600_000).toUTCString() });

  test('counts as an attempt, of which there is one more than allowed at the most', async () => {
    const refuse = () => serve((_, response) => json(response, 401, {}, anHourAhead()));
    const [service, custom] = [await refuse(), await refuse()];
    expect(await failure(service.url)).toMatchObject({ code: 'authentication', attempts: 2 });
    expect(await failure(custom.url, { fetch: (request) => fetch(request) })).toMatchObject({ attempts: 2 });
    expect([service.requests.length, custom.requests.length]).toEqual([2, 2]);
  });

  test('is sent no sooner than there is a token for it', async () => {
    const service = await serve((_, response) => json(response, 401, {}, anHourAhead()));
    const options = { pace: { perMinute: 0.001, burst: 1 }, retry: { overall: 300 } };
    expect(await failure(service.url, options)).toMatchObject({ code: 'timeout', attempts: 1 });
    expect(service.requests.length).toBe(1);
  });
});

test('versions are asked for once, and only where there is a token for it', async () => {
  const service = await serve((request, response) => {
    if (request.url === '/') return json(response, 200, { versions: [{ id: 'v1.4', status: 'CURRENT' }] });
    json(response, 406, {});
  });
  const told = { code: 'unsupportedVersion', versions: ['v1.4 CURRENT'] };
  const backup = client(service.url);
  for (let call = 0; call < 3; call++) expect(await failureOf(backup)).toMatchObject(told);
  expect(service.requests.length).toBe(3 + 1);
  const paced = client(service.url, { pace: { perMinute: 1, burst: 1 } });
  expect(await failureOf(paced)).not.toHaveProperty('versions');
  expect(service.requests.length).toBe(3 + 1 + 1);
});

test('attempts are those that were sent', async () => {
  const service = await serve((_, response) => json(response, 503, {}));
  const retry = { attempts: 3, baseDelay: 1 };
  let asked = 0;
  const failing = () => {
    asked += 1;
    if (asked < 3) return credentials;
    throw new Error('locked');
  };
  expect(await failure(service.url, { retry, credentials: failing })).toMatchObject({ attempts: 2 });
  asked = 0;
  const broken = () => {
    asked += 1;
    return asked < 3 ? credentials : { ...credentials, secretKey: '' };
  };
  expect(await failure(service.url, { retry, credentials: broken })).toMatchObject({ attempts: 2 });
  const error = await failure(service.url, { headers: () => ({ 'X Session': '1' }) });
  expect(error).toMatchObject({ code: 'invalidArgument', attempts: 0 });
});

test('a clock may be shared with others', async () => {
  const clock = createClock();
  const service = await serve((request, response) => {
    const ahead = Number(request.headers['scp-timestamp']) > Date.now() + 3_000_000;
    json(response, ahead ? 200 : 401, page, { Date: new Date(Date.now() + 3_600_000).toUTCString() });
  });
  expect(await client(service.url, { clock }).listBackupRestoreHistories({ backup_id })).toEqual(page);
  expect(await client(service.url, { clock }).listBackupRestoreHistories({ backup_id })).toEqual(page);
  expect(service.requests.length).toBe(3);
});

describe('options that cannot be used', () => {
  test.each([
    ['baseUrl', { baseUrl: 'http://127.0.0.1/?' }],
    ['baseUrl', { baseUrl: 'http://127.0.0.1/#' }],
    ['timeout', { timeout: Number.NaN }],
    ['retry.overall', { retry: { overall: Number.NaN } }],
    ['apiVersion', { apiVersion: 'backup\n1.1' }],
    ['language', { language: '한국어' as 'ko-KR' }],
    ['timeout', { timeout: 5n }],
    ['retry.attempts', { retry: { attempts: 2n } }],
    ['retry.random', { retry: { random: 0.5 } }],
    ['retry', { retry: 3 }],
    ['pace', { pace: true }],
    ['pace.burst', { pace: { burst: Symbol('many') } }],
    ['clock', { clock: 'UTC' }],
    ['clock.now', { clock: { now: 5 } }],
    ['fetch', { fetch: {} }],
    ['validate', { validate: 'warn' }],
    ['headers', { headers: 'X-Session: token-of-a-session' }],
    ['baseUrl', { baseUrl: Symbol('address') }],
    ['baseUrl', { baseUrl: Object.create(null) }],
  ])('%s is refused', (parameter, options) => {
    expect(() => client('http://127.0.0.1:1', options as Partial<BackupClientOptions>)).toThrow(
      expect.objectContaining({ code: 'invalidArgument', parameter }),
    );
  });

  test.each([
    { retry: { attempts: null, random: null, baseDelay: null } },
    { pace: { perMinute: null, burst: null } },
    { clock: { now: null, threshold: null } },
    { fetch: null, validate: null, headers: null, timeout: null, language: null, apiVersion: null, clock: null },
  ])('%o is as good as none', async (options) => {
    const service = await serve((_, response, number) => json(response, number === 1 ? 503 : 200, page));
    const given = { retry: { baseDelay: 1 }, ...options } as unknown as Partial<BackupClientOptions>;
    expect(await client(service.url, given).listBackupRestoreHistories({ backup_id })).toEqual(page);
  });

  test('options that cannot be read', () => {
    const locked = {
      credentials,
      get baseUrl(): string {
        throw new TypeError('locked');
      },
    };
    expect(() => createBackupClient(locked)).toThrow(expect.objectContaining({ code: 'invalidArgument' }));
  });

  test.each([
    Object.create(AbortSignal.prototype),
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    ),
    {
      aborted: false,
      addEventListener: () => {
        throw new Error('no');
      },
    },
  ])('a signal that cannot be used is refused', async (signal) => {
    const call = client('http://127.0.0.1:1').listBackupRestoreHistories({ backup_id }, { signal });
    await expect(call).rejects.toMatchObject({ code: 'invalidArgument', parameter: 'signal' });
  });

  test('no options at all, and credentials that fail when they are read', async () => {
    const refused = (parameter: string) => expect.objectContaining({ code: 'invalidArgument', parameter });
    for (const options of [undefined, null, 'options']) {
      expect(() => createBackupClient(options as unknown as BackupClientOptions)).toThrow(refused('options'));
    }
    const locked = {
      ...credentials,
      get secretKey(): string {
        throw new TypeError('locked');
      },
    };
    expect(() => client('http://127.0.0.1:1', { credentials: locked })).toThrow(refused('credentials'));
    const service = await serve((_, response) => json(response, 200, page));
    const told = await failure(service.url, { credentials: () => locked });
    expect(told).toMatchObject({ code: 'authentication', cause: { message: 'locked' } });
  });

  test.each([
    ['a name', { 'X Session': '1' }],
    ['no text', { 'X-Session': undefined }],
    ['a list of texts', { 'X-Session': ['1', '2'] }],
    ['what the runtime does', { 'Transfer-Encoding': 'chunked' }],
    ['what names the host', { Host: 'elsewhere' }],
  ])('headers with %s are refused once', async (_, headers) => {
    const service = await serve((_, response) => json(response, 200, page));
    for (const given of [headers, () => headers]) {
      const error = await failure(service.url, { headers: given as never, retry: { attempts: 3 } });
      expect(error).toMatchObject({ code: 'invalidArgument', parameter: 'headers' });
    }
    expect(service.requests.length).toBe(0);
  });

  test('no headers are none', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    for (const headers of [null, undefined, {}, () => undefined, async () => null]) {
      expect(
        await client(service.url, { headers: headers as never }).listBackupRestoreHistories({ backup_id }),
      ).toEqual(page);
    }
  });

  test.each([
    [{ onProgress: 'often' }, 'onProgress'],
    [{ onWarning: {} }, 'onWarning'],
    [{ limit: 5n }, 'limit'],
    [{ prefetch: Symbol('many') }, 'prefetch'],
  ])('%o of a walk is refused', async (options, parameter) => {
    const call = client('http://127.0.0.1:1').listBackupRestoreHistories({ backup_id }, options as never);
    await expect(call.all()).rejects.toMatchObject({ code: 'invalidArgument', parameter });
  });

  test('null is as good as none', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    const options = { onProgress: null, onWarning: null, limit: null, prefetch: null, signal: null };
    const call = client(service.url).listBackupRestoreHistories({ backup_id }, options as never);
    expect(await call.all()).toEqual(page.contents);
  });

  test('input that cannot be read is refused', async () => {
    const locked = {
      get epochMilliseconds(): number {
        throw new TypeError('locked');
      },
    };
    const call = client('http://127.0.0.1:1').listBackupRestoreHistories({ backup_id, start_time: locked });
    await expect(call).rejects.toMatchObject({ code: 'invalidArgument', cause: { message: 'locked' } });
  });

  test('a signal of another kind works as one of the runtime', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    const listeners: (() => void)[] = [];
    const own = {
      aborted: false,
      reason: 'enough',
      addEventListener: (_: string, listener: () => void) => listeners.push(listener),
    };
    const backup = client(service.url);
    const call = () => backup.listBackupRestoreHistories({ backup_id }, { signal: own as unknown as AbortSignal });
    expect(await call()).toEqual(page);
    expect(await call().all()).toEqual(page.contents);
    own.aborted = true;
    for (const listener of listeners) listener();
    await expect(call().all()).rejects.toMatchObject({ code: 'aborted', cause: 'enough' });
    expect(listeners.length).toBe(1);
  });

  test('a signal that is none is refused before anything is sent', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    const call = client(service.url).listBackupRestoreHistories({ backup_id }, { signal: {} as AbortSignal });
    await expect(call).rejects.toMatchObject({ code: 'invalidArgument', parameter: 'signal' });
    await expect(call.all()).rejects.toMatchObject({ code: 'invalidArgument', parameter: 'signal' });
    expect(service.requests.length).toBe(0);
  });
});

describe('a layer alone', () => {
  test('tells an address that is none', async () => {
    const never = () => new Promise<Response>(() => {});
    await expect(timeout(never, 20)('/relative')).rejects.toMatchObject({ code: 'timeout' });
    await expect(retry(fetch, { attempts: 1 })('/relative')).rejects.toMatchObject({ code: 'network' });
  });

  test('waits for no end of an answer that it does not want', async () => {
    const endless = () => new ReadableStream({ cancel: () => new Promise(() => {}) });
    const answers = [new Response(endless(), { status: 503 }), new Response('{}')];
    const send = retry(async () => answers.shift() as Response, { baseDelay: 1 });
    expect((await send('http://127.0.0.1:1')).status).toBe(200);
  });

  test('is refused a time that is none', () => {
    for (const time of [Number.NaN, 0, 'soon', 5n]) {
      expect(() => timeout(fetch, time as number)).toThrow(expect.objectContaining({ code: 'invalidArgument' }));
    }
  });
});

test('the client of a program in CommonJS works, and its errors are known to both kinds of module', async () => {
  const required = createRequire(import.meta.url)('@scp-backup/client') as typeof import('@scp-backup/client');
  const service = await serve((_, response, number) => json(response, number < 3 ? 200 : 403, page));
  const backup = required.createBackupClient({ baseUrl: service.url, credentials, retry: once });
  expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
  const params = { path: { backup_id } };
  expect((await backup.GET('/v1/backups/{backup_id}/restore-histories', { params })).data).toEqual(page);
  const error = await backup.listBackupRestoreHistories({ backup_id }).catch((error: unknown) => error);
  expect(isBackupError(error)).toBe(true);
});
