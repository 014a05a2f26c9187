import { invalidArgument } from '../errors/backup-error.ts';

/** A moment: text with a zone, or a `Date`. */
export type TimeInput = string | Date;

const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The moment as UTC text, `2024-10-28T05:52:47Z`, which needs no encoding in a query. Fractions are cut to milliseconds.
 *
 * @throws {BackupError} `invalidArgument` for text without a zone: the library does not guess one
 */
export function utcText(parameter: string, value: unknown): string {
  const time = value instanceof Date ? value : new Date(isMoment(`${value}`) ? `${value}` : Number.NaN);
  const text = time.toJSON() ?? '';
  if (/^\d{4}-/.test(text)) return text.replace('.000Z', 'Z');
  throw invalidArgument(parameter, value, 'a time with a zone, such as 2024-09-30T15:00:00Z, or a Date');
}

function isMoment(text: string): boolean {
  const day = text.slice(0, 10);
  // `Date` turns 30 February into 1 March.
  return zoned.test(text) && new Date(day).toJSON()?.slice(0, 10) === day;
}
