/** The clock that signatures are checked by and that dates responses. */
export interface MockClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Stops the clock at a moment: milliseconds since 1970, or a `Date`. */
  set(moment: number | Date): void;
  /** Moves the clock by milliseconds, whether it runs or stands. */
  advance(milliseconds: number): void;
  /** Lets the clock run again with the time it was started with. */
  reset(): void;
}

export function createMockClock(source: () => number): MockClock {
  let stopped: number | undefined;
  let offset = 0;
  return {
    now: () => (stopped ?? source()) + offset,
    set(moment) {
      const wanted = Number(moment);
      if (!Number.isFinite(wanted)) throw new RangeError(`clock.set needs milliseconds since 1970, not ${moment}`);
      stopped = wanted;
      offset = 0;
    },
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds)) throw new RangeError(`clock.advance needs milliseconds, not ${milliseconds}`);
      offset += milliseconds;
    },
    reset() {
      stopped = undefined;
      offset = 0;
    },
  };
}
