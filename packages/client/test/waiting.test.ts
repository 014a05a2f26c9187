import { createBucket, retry, timeout } from '@scp-backup/client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { client, failure, failureOf, page } from './failing.ts';
import { backup_id } from './rows.ts';
import { credentials, json, serve } from './server.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
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
