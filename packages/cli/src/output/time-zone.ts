import { UsageError } from '../exit.ts';
import { say } from '../language.ts';

/** Minutes that a zone is ahead of UTC at a moment. */
export type Zone = (moment: number) => number;

export const utc: Zone = () => 0;

/**
 * A zone by its name, such as `Asia/Seoul`, or as an offset, such as `+09:00`.
 *
 * @throws {UsageError} for what is neither
 */
export function zoneOf(name: string): Zone {
  const offset = /^[+-]\d{2}:\d{2}$/.test(name) ? minutesOf(name) : undefined;
  if (offset !== undefined) return () => offset;
  const format = formatOf(name);
  // An offset changes on quarters of an hour only, so one of them stands for all its moments.
  const known = new Map<number, number>();
  return (moment) => {
    const quarter = Math.floor(moment / 900_000);
    const minutes = known.get(quarter) ?? minutesOf(format.format(moment).match(/GMT(\S*)/)?.[1] ?? '');
    known.set(quarter, minutes);
    return minutes;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    throw new UsageError(
      say(
        `--time-zone must be a zone such as Asia/Seoul, UTC or +09:00, not ${timeZone}`,
        `--time-zone 값은 Asia/Seoul, UTC, +09:00 같은 시간대여야 합니다(입력값: ${timeZone}).`,
      ),
    );
  }
}

function minutesOf(offset: string): number {
  const [, sign, hours = 0, minutes = 0] = offset.match(/^([+−-])(\d{2}):(\d{2})/) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '+' || sign === undefined ? 1 : -1);
}

/** A moment as RFC 3339 text of a zone: `2024-10-28T14:52:47+09:00`. */
export function textIn(zone: Zone, moment: number): string {
  const minutes = zone(moment);
  const local = new Date(moment + minutes * 60_000).toISOString().replace('.000Z', '').replace('Z', '');
  if (minutes === 0) return `${local}Z`;
  const size = Math.abs(minutes);
  const [hours, rest] = [Math.floor(size / 60), size % 60].map((one) => String(one).padStart(2, '0'));
  return `${local}${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** The moment of a local time, which is given as if it were UTC. */
export function momentIn(zone: Zone, local: number): number {
  const near = local - zone(local) * 60_000;
  return local - zone(near) * 60_000;
}
