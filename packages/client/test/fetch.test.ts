import { inspect } from 'node:util';
import { createBackupClient, createBucket } from '@scp-backup/client';
import { describe, expect, test, vi } from 'vitest';
import { backup_id, row } from './rows.ts';
import { credentials, json, serve } from './server.ts';

const quick = { baseDelay: 1, maxDelay: 2 };
const success = { contents: [row(1)], count: 1 };
const never = new AbortController().signal;

function call(url: string, options: object = {}) {
  return createBackupClient({ baseUrl: url, credentials, retry: quick, ...options }).listBackupRestoreHistories({
    backup_id,
  });
}

describe('an attempt', () => {
  test.each([408, 417, 429, 500, 502, 503, 504])('that is answered with %i is made again', async (status) => {
    const service = await serve((_, response, number) => {
      if (number < 3) return response.writeHead(status, { 'Content-Type': 'text/html' }).end('<h1>No</h1>');
      json(response, 200, success);
    });
    expect(await call(service.url)).toEqual(success);
    expect(service.verdicts).toEqual([true, true, true]);
  });

  test('that ends after half of its JSON in good order is made again', async () => {
    const service = await serve((_, response, number) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(number === 1 ? JSON.stringify(success).slice(0, 60) : JSON.stringify(success));
    });
    expect(await call(service.url)).toEqual(success);
  });

  test('waits for a Retry-After date by the clock of the service, not of this machine', async () => {
    const service = await serve((_, response, number) => {
      const future = Date.now() + 3_600_000;
      const headers = { Date: new Date(future).toUTCString(), 'Retry-After': new Date(future).toUTCString() };
      if (number === 1) return json(response, 429, {}, headers);
      json(response, 200, success);
    });
    expect(await call(service.url)).toEqual(success);
  });

  test('tells a Retry-After date that is too far away, without waiting', async () => {
    const service = await serve((_, response) => {
      const headers = { 'Retry-After': new Date(Date.now() + 3_600_000).toUTCString() };
      json(response, 503, {}, headers);
    });
    const error = await call(service.url).catch((error: unknown) => error);
    expect(error).toMatchObject({ code: 'server', attempts: 1 });
    expect((error as { retryAfter: number }).retryAfter).toBeGreaterThan(3500);
  });

  test.each(['soon', '-1', '9999999999999', ''])('lives with the Retry-After %j', async (value) => {
    const service = await serve((_, response) => json(response, 429, {}, { 'Retry-After': value }));
    await expect(call(service.url)).rejects.toMatchObject({ code: 'rateLimited' });
  });

  test('ends its wait at once when the caller aborts', async () => {
    const controller = new AbortController();
    const service = await serve((_, response) => json(response, 429, {}, { 'Retry-After': '50' }));
    const client = createBackupClient({ baseUrl: service.url, credentials });
    const waiting = client.listBackupRestoreHistories({ backup_id }, { signal: controller.signal });
    const settled = waiting.catch((error: unknown) => error);
    while (service.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error('enough'));
    expect(await settled).toMatchObject({ code: 'aborted', cause: { message: 'enough' } });
    expect(service.requests.length).toBe(1);
  });

  test('does not begin a wait that the overall time does not allow', async () => {
    const service = await serve((_, response) => json(response, 503, {}, { 'Retry-After': '30' }));
    const short = { retry: { overall: 5000 } };
    await expect(call(service.url, short)).rejects.toMatchObject({ code: 'server', attempts: 1, retryAfter: 30 });
  });
});

describe('a bucket', () => {
  test('gives no more than perMinute + burst tokens in any 60 seconds, also where many leave the line', async () => {
    vi.useFakeTimers();
    const bucket = createBucket({ perMinute: 60, burst: 15 }, () => Date.now());
    const given: { readonly name: number; readonly time: number }[] = [];
    const controller = new AbortController();
    const take = (name: number) =>
      bucket.take(name < 100 && name % 2 ? controller.signal : never).then(
        () => given.push({ name, time: Date.now() }),
        () => {},
      );
    for (let name = 0; name < 100; name++) take(name);
    await vi.advanceTimersByTimeAsync(5_000);
    controller.abort();
    for (let name = 100; name < 160; name++) take(name);
    await vi.advanceTimersByTimeAsync(300_000);
    vi.useRealTimers();
    for (const { time } of given) {
      const later = given.filter((one) => one.time >= time && one.time < time + 60_000);
      expect(later.length).toBeLessThanOrEqual(75);
    }
    // In the order that they came in, and none is lost.
    const names = given.map(({ name }) => name);
    expect(names).toEqual([...names].sort((one, other) => one - other));
    expect(names.length).toBe(20 + 40 + 60);
    expect((given.at(-1)?.time ?? 0) - (given[0]?.time ?? 0)).toBe((120 - 15) * 1000);
  });

  test('keeps those in line whose turn comes while another leaves', async () => {
    vi.useFakeTimers();
    const bucket = createBucket({ perMinute: 60, burst: 1 }, () => Date.now());
    await bucket.take();
    const controller = new AbortController();
    const done: string[] = [];
    bucket.take(controller.signal).then(() => done.push('first'));
    bucket.take().then(() => done.push('second'));
    // The turn has come, but nothing has followed from it yet.
    vi.advanceTimersByTime(1000);
    controller.abort();
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect(done).toEqual(['first', 'second']);
  });

  test('gives nothing to who has left already', async () => {
    const bucket = createBucket({ perMinute: 1, burst: 1 });
    await expect(bucket.take(AbortSignal.abort('left'))).rejects.toBe('left');
    expect(bucket.wait()).toBe(0);
  });

  test('makes those who come too early wait in line, and lets an abort leave it', async () => {
    const bucket = createBucket({ perMinute: 60_000, burst: 1 });
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((number) => bucket.take(never).then(() => order.push(number))));
    expect(order).toEqual([1, 2, 3]);
    const slow = createBucket({ perMinute: 1, burst: 1 });
    await slow.take(never);
    await expect(slow.take(AbortSignal.abort('left'))).rejects.toBe('left');
  });

  test.each([{ perMinute: 0 }, { burst: 0 }, { perMinute: Number.NaN }])('with %o is refused', (options) => {
    expect(() => createBucket(options)).toThrow(expect.objectContaining({ code: 'invalidArgument' }));
  });
});

test('no error shows the secret or a signature, whatever the service repeats', async () => {
  const signatures: string[] = [];
  const service = await serve((request, response, number) => {
    const signature = String(request.headers['scp-signature']);
    // The versions of a 406 are asked for without a signature.
    if (request.headers['scp-signature']) signatures.push(signature);
    const said = `${credentials.secretKey} ${signature} ${encodeURIComponent(signature)}`;
    const statuses = [200, 400, 401, 403, 404, 406, 409, 500];
    const status = statuses[number % statuses.length] ?? 500;
    if (number % 2) return json(response, status, { errors: [{ code: said, title: said, detail: { said } }] });
    response.writeHead(status).end(`<p>${said}</p>`);
  });
  for (let number = 0; number < 16; number++) {
    const error = await call(service.url, { retry: false }).catch((error: unknown) => error);
    const shown = `${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}${String(error)}`;
    expect(shown).not.toContain(credentials.secretKey);
    for (const signature of signatures) expect(shown).not.toContain(signature);
  }
  expect(signatures.length).toBeGreaterThan(10);
});
