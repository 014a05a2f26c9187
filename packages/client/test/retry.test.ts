import { afterEach, describe, expect, test, vi } from 'vitest';
import { backup_id, client, credentials, failure, failureOf, json, page, serve } from './service.ts';

const quick = { baseDelay: 1, maxDelay: 2 };

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a failed attempt', () => {
  test.each([408, 417, 429, 500, 502, 503, 504])('with status %i is repeated, signed anew', async (status) => {
    const service = await serve((_, response, number) => json(response, number < 3 ? status : 200, page));
    expect(await client(service.url, { retry: quick }).listBackupRestoreHistories({ backup_id })).toEqual(page);
    expect(service.verdicts).toEqual([true, true, true]);
  });

  test.each([400, 401, 403, 404, 405, 501])('with status %i is final', async (status) => {
    const service = await serve((_, response) => json(response, status, {}));
    expect(await failure(service.url, { retry: quick })).toMatchObject({ status, attempts: 1 });
  });

  test.each([
    ['a broken connection', 'destroy'],
    ['half a body', 'half'],
    ['half a body of a connection that ended in good order', 'ended'],
  ])('because of %s is repeated', async (_, kind) => {
    const service = await serve((request, response, number) => {
      if (number > 1) return json(response, 200, page);
      if (kind === 'destroy') return request.destroy();
      if (kind === 'ended') return response.end('{"contents":');
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"contents":');
      setImmediate(() => response.destroy());
    });
    expect(await client(service.url, { retry: quick }).listBackupRestoreHistories({ backup_id })).toEqual(page);
  });

  test('is repeated three times by default', async () => {
    const service = await serve((_, response) => json(response, 503, {}));
    expect(await failure(service.url, { retry: quick })).toMatchObject({ code: 'server', attempts: 4 });
  });

  test('that a middleware sends as POST is final', async () => {
    const service = await serve((_, response) => json(response, 503, {}));
    const backup = client(service.url, { retry: quick });
    backup.use({ onRequest: ({ request }) => new Request(request.url, { method: 'POST', body: '{}' }) });
    await failureOf(backup.listBackupRestoreHistories({ backup_id }));
    expect(service.requests).toHaveLength(1);
  });
});

describe('a wait', () => {
  test.each([
    ['a number', () => '7', 7],
    ['a date, by the clock of the service', () => new Date(Date.now() + 3_600_000 + 9000).toUTCString(), 9],
  ])('after Retry-After as %s is as long as it asks', async (_, value, seconds) => {
    const waits: (number | undefined)[] = [];
    const service = await serve((_, response) => {
      const Date_ = new Date(Date.now() + 3_600_000).toUTCString();
      json(response, 429, {}, { 'Retry-After': value(), Date: Date_ });
    });
    const controller = new AbortController();
    const backup = client(service.url, {
      retry: quick,
      onAttempt: ({ next }) => {
        waits.push(next?.wait);
        controller.abort();
      },
    });
    const call = backup.listBackupRestoreHistories({ backup_id }, { signal: controller.signal });
    expect(await failureOf(call)).toMatchObject({ code: 'aborted', attempts: 1 });
    expect(waits[0]).toBeGreaterThan(seconds * 1000 - 1001);
    expect(waits[0]).toBeLessThanOrEqual(seconds * 1000 + 1000);
  });

  test.each(['soon', '-1', '1, 2', '+2', ''])('after the Retry-After %j is the usual backoff', async (value) => {
    const reasons: (string | undefined)[] = [];
    const service = await serve((_, response) => json(response, 429, {}, { 'Retry-After': value }));
    await failure(service.url, {
      retry: { ...quick, attempts: 2 },
      onAttempt: ({ next }) => reasons.push(next?.reason),
    });
    expect(reasons).toEqual(['backoff', undefined]);
  });

  test('that Retry-After makes too long ends the call, and the error reports it', async () => {
    const service = await serve((_, response) => json(response, 429, {}, { 'Retry-After': '3600' }));
    expect(await failure(service.url, { retry: { ...quick, overall: Number.POSITIVE_INFINITY } })).toMatchObject({
      code: 'rateLimited',
      retryAfter: 3600,
      attempts: 1,
    });
  });

  test('that the overall time does not allow is not begun', async () => {
    const service = await serve((_, response) => json(response, 503, {}, { 'Retry-After': '30' }));
    expect(await failure(service.url, { retry: { overall: 5000 } })).toMatchObject({
      code: 'server',
      attempts: 1,
      retryAfter: 30,
    });
  });

  test('grows with each attempt, up to its bound', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const waits: (number | undefined)[] = [];
    const service = await serve((_, response) => json(response, 503, {}));
    await failure(service.url, {
      retry: { attempts: 6, baseDelay: 1, maxDelay: 4 },
      onAttempt: ({ next }) => waits.push(next?.wait),
    });
    expect(waits).toEqual([1, 2, 4, 4, 4, undefined]);
  });

  test('ends at once when the caller aborts', async () => {
    const controller = new AbortController();
    const service = await serve((_, response) => json(response, 429, {}, { 'Retry-After': '50' }));
    const onAttempt = () => setImmediate(() => controller.abort('enough'));
    const call = client(service.url, { retry: quick, onAttempt }).listBackupRestoreHistories(
      { backup_id },
      { signal: controller.signal },
    );
    expect(await failureOf(call)).toMatchObject({ code: 'aborted', cause: 'enough' });
    expect(service.requests).toHaveLength(1);
  });
});

describe('the time', () => {
  test('of an attempt includes the body, and a late attempt is repeated', async () => {
    const service = await serve((_, response, number) => {
      if (number > 1) return json(response, 200, page);
      response.writeHead(200);
      response.write('{');
    });
    const backup = client(service.url, { timeout: 500, retry: quick });
    expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
  });

  test('of an attempt may be unlimited', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    const options = { timeout: Number.POSITIVE_INFINITY, retry: { overall: Number.POSITIVE_INFINITY } };
    expect(await client(service.url, options).listBackupRestoreHistories({ backup_id })).toEqual(page);
  });

  test('of an attempt leaves a failure whose body stalls its status', async () => {
    const service = await serve((_, response) => {
      response.writeHead(403);
      response.write('Forbid');
    });
    expect(await failure(service.url, { timeout: 1000, retry: quick })).toMatchObject({
      code: 'forbidden',
      attempts: 1,
    });
  });

  test('that is over begins no attempt, and the last response is the error', async () => {
    const service = await serve((_, response) => json(response, 503, {}));
    const options = { pace: { perMinute: 0.001, burst: 1 }, retry: { baseDelay: 0, overall: 500 } };
    expect(await failure(service.url, options)).toMatchObject({ code: 'server', attempts: 1 });
    expect(service.requests).toHaveLength(1);
  });

  test('of all attempts together is bounded', async () => {
    const service = await serve(() => {});
    expect(await failure(service.url, { retry: { overall: 20 } })).toMatchObject({ code: 'timeout', attempts: 1 });
  });

  test('includes credentials that never arrive, and the next call asks anew', async () => {
    const source = vi
      .fn()
      .mockReturnValueOnce(new Promise(() => {}))
      .mockReturnValue(credentials);
    const service = await serve((_, response) => json(response, 200, page));
    const backup = client(service.url, { timeout: 50, credentials: source });
    expect(await failureOf(backup.listBackupRestoreHistories({ backup_id }))).toMatchObject({ code: 'timeout' });
    expect(await backup.listBackupRestoreHistories({ backup_id }, { timeout: 60_000 })).toEqual(page);
  });

  test('that was over when credentials arrived counts no attempt', async () => {
    let release = () => {};
    const late = new Promise((resolve) => {
      release = () => resolve(credentials);
    });
    const service = await serve((_, response) => {
      release();
      setImmediate(() => json(response, 200, page));
    });
    const source = vi.fn().mockReturnValueOnce(late).mockReturnValue(credentials);
    const options = { timeout: 500, retry: { attempts: 2, baseDelay: 0 }, credentials: source };
    const call = client(service.url, options).listBackupRestoreHistories({ backup_id });
    expect((await call.withResponse()).attempts).toBe(1);
  });

  test('of a failure whose body stalls ends after five seconds with its status', async () => {
    const service = await serve((_, response) => {
      response.writeHead(429, { 'Retry-After': '600' });
      response.write('{"errors":[{"code":"TooMany');
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const failed = vi.fn();
    const call = failure(service.url, { timeout: 1e9 }).then(failed);
    while (failed.mock.calls.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await vi.advanceTimersByTimeAsync(1000);
    }
    await call;
    expect(failed.mock.calls[0]?.[0]).toMatchObject({ code: 'rateLimited', status: 429, retryAfter: 600 });
  });
});

test('a wait is a random part of the backoff', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.25);
  const waits: unknown[] = [];
  const service = await serve((_, response) => json(response, 503, {}));
  const retry = { attempts: 3, baseDelay: 8 };
  await failure(service.url, { retry, onAttempt: ({ next }) => waits.push(next?.wait) });
  expect(waits).toEqual([2, 4, undefined]);
});

test('the body of a failure that is not waited for is cancelled', async () => {
  const closed = vi.fn();
  const service = await serve((_, response) => {
    response.on('close', closed).writeHead(503).write('busy');
  });
  expect(await failure(service.url, { timeout: 3000 })).toMatchObject({ code: 'server', texts: ['busy'] });
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
});

test('a redirect that a browser hides has its code', async () => {
  expect(await failure('http://127.0.0.1:1', { fetch: async () => Response.error() })).toMatchObject({
    code: 'redirected',
    status: 0,
  });
});

test('a hundred calls with one signal cause no warning', async () => {
  const warnings = vi.spyOn(process, 'emitWarning');
  const service = await serve((_, response) => json(response, 200, page));
  const { signal } = new AbortController();
  const backup = client(service.url);
  await Promise.all(Array.from({ length: 100 }, () => backup.listBackupRestoreHistories({ backup_id }, { signal })));
  expect(warnings).not.toHaveBeenCalled();
});
