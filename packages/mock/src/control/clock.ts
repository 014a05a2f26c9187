import { wholeNumber } from '../errors.ts';

/** The moments that the clock can show: 1970 to 9999. */
const latest = Date.UTC(10_000, 0, 1) - 1;

/** The clock that signatures are checked by and that dates responses. */
export interface MockClock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Stops the clock at a moment: milliseconds since 1970, or a `Date`.
   *
   * @throws {MockError} `ERR_INVALID_OPTION` for moments before 1970 or after 9999
   */
  set(moment: number | Date): void;
  /**
   * Moves the clock by milliseconds, whether it runs or stands.
   *
   * @throws {MockError} `ERR_INVALID_OPTION` where that leads to a moment before 1970 or after 9999
   */
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
      stopped = inRange('clock.set', Number(moment));
      offset = 0;
    },
    advance(milliseconds) {
      inRange('clock.advance', (stopped ?? source()) + offset + milliseconds);
      offset += milliseconds;
    },
    reset() {
      stopped = undefined;
      offset = 0;
    },
  };
}

const inRange = (name: string, moment: number) => wholeNumber(`${name}: milliseconds since 1970`, moment, 0, latest);

let dated = { second: 0, text: '' };

/** The text of a `Date` header. Formatting it costs as much as the rest of the head, and it changes once a second. */
export function dateText(now: number): string {
  const second = Math.floor(now / 1000);
  if (second !== dated.second) dated = { second, text: new Date(now).toUTCString() };
  return dated.text;
}
