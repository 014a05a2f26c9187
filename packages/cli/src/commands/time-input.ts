import { UsageError } from '../exit.ts';
import { say } from '../language.ts';
import { noteUtcAssumed } from '../output/notes.ts';
import { momentIn, utc, type Zone } from '../output/time-zone.ts';

const units: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A date, with or without a time of day, with or without a zone. */
const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$/i;

/**
 * Reads a moment as people write it: `30d` ago, a date, or a time. A date is its first moment, or as an end its last one.
 *
 * @param flag names the value in an error
 * @param zone of dates and times that name none; without one UTC is assumed, with a note
 * @throws {UsageError} for anything else, and for dates that do not exist
 */
export function readTimeFlag(flag: string, text: string, isEnd: boolean, zone: Zone | undefined): Date {
  const [, amount, unit = ''] = text.match(/^(\d{1,5})([hdw])$/) ?? [];
  if (amount !== undefined) return new Date(Date.now() - Number(amount) * (units[unit] ?? 0));
  const [, day, time, offset] = text.match(written) ?? [];
  if (day === undefined || !exists(day)) throw refused(flag, text);
  const local = Date.parse(`${day}T${time ?? '00:00'}Z`);
  if (Number.isNaN(local)) throw refused(flag, text);
  if (offset) return new Date(`${day}T${time}${offset.toUpperCase()}`);
  if (!zone) noteUtcAssumed();
  const end = time === undefined && isEnd ? (units.d ?? 0) : 0;
  return new Date(momentIn(zone ?? utc, local + end) - Number(end > 0));
}

/** The first and the last moment of the month before this one. */
export function lastMonth(zone: Zone | undefined): readonly [Date, Date] {
  if (!zone) noteUtcAssumed();
  const here = zone ?? utc;
  const now = new Date(Date.now() + here(Date.now()) * 60_000);
  const first = (months: number): number =>
    momentIn(here, Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1));
  return [new Date(first(-1)), new Date(first(0) - 1)];
}

/** `Date` turns 30 February into 1 March. */
function exists(day: string): boolean {
  const date = new Date(`${day}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function refused(flag: string, text: string): UsageError {
  return new UsageError(
    say(
      `--${flag} must be a date such as 2026-10-01, a time such as 2026-10-01T09:00:00+09:00, or an age such as 30d, 12h or 2w, not ${text}`,
      `--${flag} 값은 2026-10-01 같은 날짜, 2026-10-01T09:00:00+09:00 같은 시각, 30d·12h·2w 같은 기간이어야 합니다(입력값: ${text}).`,
    ),
  );
}
