import { readTime } from '@scp-backup/client';
import { errorTexts } from '../messages/errors.ts';
import { EvidenceError } from './error.ts';

export const day = 86_400_000;

/** Milliseconds since 1970 from `since` on and before `until`. */
export interface Period {
  readonly since: number;
  readonly until: number;
}

/**
 * Reads the zone of times that carry none.
 *
 * @throws {EvidenceError} `invalidArgument` for anything but `UTC` and offsets such as `+09:00`
 */
export function checkZone(zone: string): string {
  if (/^(UTC|[+-]([01]\d|2[0-3]):[0-5]\d)$/.test(zone)) return zone;
  throw new EvidenceError('invalidArgument', errorTexts.zone(zone));
}

/**
 * Reads a moment: a time with or without a zone, or a date. A date is a whole day, so as an end it includes that day.
 *
 * @throws {EvidenceError} `invalidArgument`
 */
export function readMoment(name: string, text: string, zone: string, bound: 'start' | 'end' = 'start'): number {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const read = readTime(isDate ? `${text}T00:00:00` : text, { zone });
  if (read) return read.date.getTime() + (isDate && bound === 'end' ? day : 0);
  throw new EvidenceError('invalidArgument', errorTexts.moment(name, text));
}

/** A moment as text. */
export function isoText(moment: number): string {
  return new Date(moment).toISOString();
}

/** A moment as text in a zone, such as `2026-07-01T00:00:00+09:00`. */
export function zonedText(moment: number, zone: string): string {
  const text = isoText(moment + offsetOf(zone)).replace('.000', '');
  return zone === 'UTC' ? text : text.replace('Z', zone);
}

/** The month of a moment in a zone, such as `2026-10`. */
export function monthOf(moment: number, zone: string): string {
  const text = isoText(moment + offsetOf(zone));
  return text.slice(0, text.indexOf('T') - 3);
}

/** Milliseconds that a zone is ahead of UTC. */
export function offsetOf(zone: string): number {
  if (zone === 'UTC') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
