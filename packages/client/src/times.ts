import { invalidArgument } from './errors.ts';

/** A moment: text with a zone, a `Date`, or an object of Temporal's kind. */
export type TimeInput = string | Date | { readonly epochMilliseconds: number };

const zoned = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The moment as UTC text, `2024-10-28T05:52:47Z`, which needs no encoding in a query. Fractions are kept to the
 * millisecond where there are any.
 *
 * @throws {BackupError} `invalidArgument` for text without a zone: whose time it would be is not for us to guess
 */
export function utcText(parameter: string, value: unknown): string {
  const allowed = 'a time with a zone, such as 2024-09-30T15:00:00Z, or a Date';
  const time = milliseconds(value);
  if (time === undefined || Number.isNaN(time) || Math.abs(time) > 8.64e15) {
    throw invalidArgument(parameter, value instanceof Date ? 'Invalid Date' : value, allowed);
  }
  const text = new Date(time).toISOString();
  if (!/^\d{4}-/.test(text)) throw invalidArgument(parameter, text, 'a time in the years 0000 to 9999');
  return text.replace('.000Z', 'Z');
}

function milliseconds(value: unknown): number | undefined {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string') return zonedMilliseconds(value);
  const { epochMilliseconds } = (value ?? {}) as { epochMilliseconds?: unknown };
  return typeof epochMilliseconds === 'number' ? epochMilliseconds : undefined;
}

function zonedMilliseconds(text: string): number | undefined {
  const match = text.match(zoned);
  if (!match) return undefined;
  // `Date` turns 30 February into 1 March; a day that does not exist is a mistake.
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate())
    return undefined;
  return Date.parse(text.toUpperCase().replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

const local = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/;

export interface ReadTimeOptions {
  /**
   * The zone of text that carries none: `UTC`, or an offset such as `+09:00`.
   * @default 'UTC', as the vendor's Go SDK reads it (vendor code; assumed)
   */
  readonly zone?: string;
}

/** A time of the service, read. */
export interface ReadTime {
  readonly date: Date;
  /** The text as the service gave it. */
  readonly raw: string;
  /** Whether the zone was not in the text but taken from the options. */
  readonly assumedZone: boolean;
}

/**
 * Reads a time of a row. `new Date(text)` would read text without a zone as local time of this machine.
 *
 * @returns undefined for null, for no text and for text that is no time
 * @throws {BackupError} `invalidArgument` for a zone of another form: a name such as `Asia/Seoul` has no fixed offset
 */
export function readTime(
  value: string | null | undefined,
  { zone = 'UTC' }: ReadTimeOptions = {},
): ReadTime | undefined {
  const suffix = /^(UTC|Z)$/i.test(zone) ? 'Z' : zone;
  if (!/^(Z|[+-]\d{2}:\d{2})$/.test(suffix)) throw invalidArgument('zone', zone, 'UTC or an offset such as +09:00');
  if (typeof value !== 'string') return undefined;
  const assumedZone = local.test(value);
  const text = value.length === 10 ? `${value}T00:00` : value.replace(' ', 'T');
  const date = new Date(assumedZone ? text + suffix : text);
  return Number.isNaN(date.getTime()) ? undefined : { date, raw: value, assumedZone };
}

/** Milliseconds from one time of a row to another; undefined while one of them is missing. Both in the same zone. */
export function durationBetween(start: string | null | undefined, end: string | null | undefined): number | undefined {
  const from = readTime(start);
  const to = readTime(end);
  return from && to && to.date.getTime() - from.date.getTime();
}

/** Milliseconds that a restore took; undefined while it runs. */
export function restoreDuration(row: {
  readonly restore_start_time: string | null;
  readonly restore_end_time: string | null;
}): number | undefined {
  return durationBetween(row.restore_start_time, row.restore_end_time);
}
