import { afterEach, describe, expect, test, vi } from 'vitest';
import { backup_id, client, failure, json, page, serve } from './service.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a clock that is wrong', () => {
  const hour = 3_600_000;
  const dated = (offset: number) => ({ Date: new Date(Date.now() + offset).toUTCString() });

  // The first of the file: once sockets are open, the runtime sets timers of its own.
  test('leaves no timer behind where the call ends while it waits for the pace', async () => {
    const set = vi.spyOn(globalThis, 'setTimeout');
    const clear = vi.spyOn(globalThis, 'clearTimeout');
    const fetch = async () => new Response('{}', { status: 401, headers: dated(hour) });
    const options = { fetch, pace: { perMinute: 0.001, burst: 1 }, timeout: 100 };
    expect(await failure('http://127.0.0.1:1', options)).toMatchObject({ code: 'timeout', attempts: 1 });
    const cleared = new Set(clear.mock.calls.map(([timer]) => timer));
    expect(set.mock.results.filter(({ value }) => !cleared.has(value))).toEqual([]);
  });

  test('is corrected by the Date of a rejected signature, once for all later calls', async () => {
    const service = await serve((request, response) => {
      const late = Math.abs(Date.now() + hour - Number(request.headers['scp-timestamp']));
      json(response, late < 600_000 ? 200 : 401, page, dated(hour));
    });
    const backup = client(service.url);
    expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
    expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
    expect(service.requests).toHaveLength(3);
  });

  test('makes a second attempt, which is counted, also where each request is sent once', async () => {
    const service = await serve((_, response) => json(response, 401, {}, dated(hour)));
    expect(await failure(service.url)).toMatchObject({ code: 'authentication', attempts: 2 });
  });

  test('waits for the pace before the second attempt', async () => {
    const service = await serve((_, response) => json(response, 401, {}, dated(hour)));
    const options = { pace: { perMinute: 0.001, burst: 1 }, retry: { overall: 300 } };
    expect(await failure(service.url, options)).toMatchObject({ code: 'timeout', attempts: 1 });
    expect(service.requests).toHaveLength(1);
  });
});
