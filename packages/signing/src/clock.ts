import { SigningError } from './errors.ts';

/**
 * The time that requests are signed with. It follows the service's clock once the service has refused a request whose
 * time was off.
 */
export interface Clock {
  /** Milliseconds between this machine's clock and the service's, as far as is known. */
  readonly offset: number;
  /** Milliseconds since 1970 by the service's clock. */
  now(): number;
  /**
   * Reads the `Date` header of a refusal. True says that the attempt's offset was off by more than the threshold, and
   * that signing again may help.
   *
   * @param usedOffset the offset that the refused attempt was signed with; others may have corrected the clock since
   */
  correct(dateHeader: string | null, usedOffset: number): boolean;
  /** Takes a correction back that did not help, unless another one has replaced it. */
  restore(offset: number, correctedTo: number): void;
}

export interface ClockOptions {
  /** @default Date.now */
  readonly now?: () => number;
  /** Milliseconds that the clocks may differ before a refusal is put down to them. @default 30000 */
  readonly threshold?: number;
}

export function createClock({ now = Date.now, threshold = 30_000 }: ClockOptions = {}): Clock {
  let offset = 0;
  return {
    get offset() {
      return offset;
    },
    now() {
      const time = Math.round(Number(now()) + offset);
      if (time >= 0 && time <= latest) return time;
      throw new SigningError('ERR_INVALID_TIMESTAMP', `the clock must give milliseconds since 1970, not ${time}`);
    },
    correct(dateHeader, usedOffset) {
      const theirs = parseHttpDate(dateHeader);
      if (Number.isNaN(theirs)) return false;
      const measured = theirs - now();
      if (Math.abs(measured - usedOffset) <= threshold) return false;
      offset = measured;
      return true;
    },
    restore(before, correctedTo) {
      if (offset === correctedTo) offset = before;
    },
  };
}

/** The last moment that `Date` knows. */
const latest = 8.64e15;

/**
 * A date of HTTP in milliseconds, or `NaN`. Its oldest form names no zone and means GMT, not the time of this machine.
 * What else `Date` takes for one, such as `1`, is none that anybody meant.
 */
export function parseHttpDate(text: string | null): number {
  const date = text?.trim() ?? '';
  if (!/^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/.test(date)) return Number.NaN;
  const time = Date.parse(/^[A-Z][a-z]{2} /.test(date) && !/[A-Z]{3}$/.test(date) ? `${date} GMT` : date);
  return time >= 0 ? time : Number.NaN;
}
