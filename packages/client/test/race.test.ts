import { getEventListeners } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { race, sleep } from '../src/fetch/race.ts';

const never = () => new Promise<never>(() => {});

describe('a race', () => {
  test('leaves no listener at the signal, however it ends', async () => {
    const { signal } = new AbortController();
    const limits = { signal, milliseconds: 1, onTimeout: () => 'late' };
    expect(await race(async () => 'done', { ...limits, milliseconds: 1000 })).toBe('done');
    expect(await race(never, limits)).toBe('late');
    await expect(race(() => Promise.reject(new Error('failed')), limits)).rejects.toThrow('failed');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('aborts the work when the time is over', async () => {
    let seen: AbortSignal | undefined;
    const work = (signal: AbortSignal) => {
      seen = signal;
      return never();
    };
    await race(work, { signal: undefined, milliseconds: 1, onTimeout: () => 'late' });
    expect(seen?.aborted).toBe(true);
  });

  test('aborts the work when the signal does, with its reason', async () => {
    const controller = new AbortController();
    let seen: AbortSignal | undefined;
    const work = (signal: AbortSignal) => {
      seen = signal;
      return never();
    };
    const ended = race(work, { signal: controller.signal, milliseconds: 1e9, onTimeout: () => 'late' });
    controller.abort('enough');
    await expect(ended).rejects.toBe('enough');
    expect(seen?.reason).toBe('enough');
  });

  test('has no limit where no timer is that long', async () => {
    const onTimeout = vi.fn();
    const work = () => new Promise((resolve) => setTimeout(() => resolve('done'), 20));
    expect(await race(work, { signal: undefined, milliseconds: Number.POSITIVE_INFINITY, onTimeout })).toBe('done');
    expect(onTimeout).not.toHaveBeenCalled();
  });
});

test('a sleep of more than a timer can wait for is not over at once', async () => {
  const controller = new AbortController();
  const over = vi.fn();
  const sleeping = sleep(1e12, controller.signal).then(over, () => 'aborted');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(over).not.toHaveBeenCalled();
  controller.abort();
  expect(await sleeping).toBe('aborted');
});
