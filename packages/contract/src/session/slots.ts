/** Lets a limited number of calls run at the same time, and no two begin closer together than an interval. */
export interface Slots {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Runs once nothing else does, and lets calls run one by one from then on. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Nothing begins before this many milliseconds have passed. */
  hold(ms: number): void;
}

export interface SlotsOptions {
  readonly limit: number;
  readonly intervalMs: number;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

export function createSlots({ limit, intervalMs, now, wait }: SlotsOptions): Slots {
  const queue: (() => void)[] = [];
  let most = limit;
  let running = 0;
  let next = 0;

  function admit(): void {
    while (running < most) {
      const first = queue.shift();
      if (!first) return;
      running += 1;
      first();
    }
  }

  async function run<T>(work: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      queue.push(resolve);
      admit();
    });
    try {
      const at = Math.max(next, now());
      next = at + intervalMs;
      if (at > now()) await wait(at - now());
      return await work();
    } finally {
      running -= 1;
      admit();
    }
  }

  return {
    run,
    alone(work) {
      most = 1;
      return run(work);
    },
    hold(ms) {
      next = Math.max(next, now() + ms);
    },
  };
}
