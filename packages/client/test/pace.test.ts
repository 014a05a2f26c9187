import { afterEach, describe, expect, test, vi } from 'vitest';
import { createPace } from '../src/fetch/pace.ts';
import { backup_id, client, failureOf, json, page, serve } from './service.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Times in milliseconds at which callers were let through. */
function takers(perMinute: number, burst: number) {
  vi.useFakeTimers();
  const start = Date.now();
  const pace = createPace({ perMinute, burst }, () => Date.now());
  const times: number[] = [];
  const take = (signal?: AbortSignal) =>
    pace(signal).then(
      () => times.push(Date.now() - start),
      () => {},
    );
  return { take, times };
}

function mostInAMinute(times: readonly number[]): number {
  return Math.max(...times.map((time) => times.filter((one) => one >= time && one < time + 60_000).length));
}

describe('the pace', () => {
  test('lets a burst through at once, and then one after the other', async () => {
    const { take, times } = takers(60, 3);
    for (let caller = 0; caller < 5; caller++) take();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(times).toEqual([0, 0, 0, 1000, 2000]);
  });

  test('lets a burst through again after a pause', async () => {
    const { take, times } = takers(60, 2);
    take();
    take();
    await vi.advanceTimersByTimeAsync(5000);
    take();
    take();
    take();
    await vi.advanceTimersByTimeAsync(5000);
    expect(times).toEqual([0, 0, 5000, 5000, 6000]);
  });

  test('lets no more than perMinute + burst through in any 60 seconds, also where callers abort', async () => {
    const { take, times } = takers(60, 15);
    const controllers = Array.from({ length: 100 }, () => new AbortController());
    for (const { signal } of controllers) take(signal);
    await vi.advanceTimersByTimeAsync(5000);
    for (const controller of controllers.slice(60)) controller.abort();
    for (let caller = 0; caller < 60; caller++) take();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(times).toHaveLength(60 + 60);
    expect(mostInAMinute(times)).toBeLessThanOrEqual(75);
  });

  test('gives the moments of aborted callers in their order, whatever the order of the aborts', async () => {
    const { take, times } = takers(60, 1);
    const [first, second] = [new AbortController(), new AbortController()];
    take();
    take(first.signal);
    take(second.signal);
    second.abort();
    first.abort();
    await vi.advanceTimersByTimeAsync(500);
    take();
    await vi.advanceTimersByTimeAsync(1000);
    expect(times).toEqual([0, 1000]);
  });

  test('does not add the moment of an aborted caller to those after a pause', async () => {
    const { take, times } = takers(60, 1);
    const controller = new AbortController();
    take();
    take(controller.signal);
    controller.abort();
    await vi.advanceTimersByTimeAsync(5000);
    take();
    take();
    await vi.advanceTimersByTimeAsync(1000);
    expect(times).toEqual([0, 5000, 6000]);
  });

  test('gives the moment of an aborted caller to the next one', async () => {
    const { take, times } = takers(60, 1);
    const controllers = Array.from({ length: 100 }, () => new AbortController());
    take();
    for (const { signal } of controllers) take(signal);
    for (const controller of controllers) controller.abort();
    await vi.advanceTimersByTimeAsync(500);
    take();
    await vi.advanceTimersByTimeAsync(5000);
    expect(times).toEqual([0, 1000]);
  });

  test('lets callers through one after the other again where the process stood still', async () => {
    const { take, times } = takers(60, 5);
    for (let caller = 0; caller < 105; caller++) take();
    vi.setSystemTime(Date.now() + 60_000);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(times).toHaveLength(105);
    expect(mostInAMinute(times)).toBeLessThanOrEqual(65);
  });

  test('is not held up by a caller whose timer was lost with its request', async () => {
    const { take, times } = takers(60, 1);
    take();
    take();
    vi.clearAllTimers();
    await vi.advanceTimersByTimeAsync(1000);
    take();
    await vi.advanceTimersByTimeAsync(1000);
    expect(times).toEqual([0, 2000]);
  });
});

describe('a client', () => {
  test('paces each attempt, and reports how long it waited', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const paced: number[] = [];
    const service = await serve((_, response, number) => json(response, number === 1 ? 503 : 200, page));
    const backup = client(service.url, {
      retry: { baseDelay: 0 },
      pace: { perMinute: 6, burst: 1 },
      onAttempt: (event) => paced.push(event.paced),
    });
    const settled = vi.fn();
    const call = backup.listBackupRestoreHistories({ backup_id }).finally(settled);
    while (settled.mock.calls.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      // Time stands still until the first attempt has ended.
      await vi.advanceTimersByTimeAsync(1000 * paced.length);
    }
    expect(await call).toEqual(page);
    expect(paced[0]).toBe(0);
    expect(paced[1]).toBeGreaterThan(0);
  });

  test.each([{ perMinute: 0 }, { burst: 0 }, { perMinute: Number.NaN }])('rejects a pace of %o', (pace) => {
    expect(() => client('http://127.0.0.1:1', { pace })).toThrow(expect.objectContaining({ code: 'invalidArgument' }));
  });

  test('waits for its pace no longer than the caller wants', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    const backup = client(service.url, { pace: { perMinute: 0.001, burst: 1 } });
    await backup.listBackupRestoreHistories({ backup_id });
    const controller = new AbortController();
    const call = backup.listBackupRestoreHistories({ backup_id }, { signal: controller.signal });
    setImmediate(() => controller.abort('enough'));
    expect(await failureOf(call)).toMatchObject({ code: 'aborted', cause: 'enough', attempts: 0 });
  });
});
