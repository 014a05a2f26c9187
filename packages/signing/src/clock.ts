/** How refusals are read that may come from a wrong clock. */
export interface ClockOptions {
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: (() => number) | undefined;
  /** Milliseconds between the time that was signed and the service's time that explain a refusal. @default 30000 */
  readonly threshold?: number | undefined;
}

/** A refused attempt. All times are milliseconds. */
export interface Refusal {
  /** The timestamp that was signed. */
  readonly signed: number;
  /** The `Date` header of the refusal. */
  readonly date: string | null;
  /** This machine's time when the refusal arrived. */
  readonly now: number;
  /** What is added to this machine's time before it is signed. */
  readonly offset: number;
  readonly threshold: number;
}

/** A wrong time zone explains hours. A `Date` further off is not the service's clock, but something that is broken. */
const day = 86_400_000;

/**
 * The offset with which a refused request is signed again, or undefined where time does not explain the refusal. A process
 * that stood still between signing and sending keeps its offset; a wrong clock gets another one. Without a `Date` that
 * can be believed this machine's clock counts, which also leaves an offset that has become wrong.
 */
export function correctedOffset({ signed, date, now, offset, threshold }: Refusal): number | undefined {
  const sent = parseHttpDate(date);
  const time = Math.abs(sent - now) <= day ? sent : now;
  if (Math.abs(time - signed) <= threshold) return undefined;
  return Math.abs(time - (now + offset)) <= threshold ? offset : time - now;
}

/** An HTTP date in milliseconds, or `NaN`. Its oldest form names no zone and means GMT, not the zone of this machine. */
export function parseHttpDate(text: string | null): number {
  const date = text?.trim() ?? '';
  // `Date` also reads what is not an HTTP date, such as `1`.
  if (!/^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/.test(date)) return Number.NaN;
  const time = Date.parse(/^[A-Z][a-z]{2} /.test(date) && !/[A-Z]{3}$/.test(date) ? `${date} GMT` : date);
  return time >= 0 ? time : Number.NaN;
}
