import { readInstant } from '@scp-backup/openapi';
import { invalidArgument } from '../errors/backup-error.ts';

/** A moment: text with a zone, or a `Date`. */
export type TimeInput = string | Date;

/**
 * The moment as UTC text, `2024-10-28T05:52:47Z`, which needs no encoding in a query. Fractions are cut to milliseconds.
 *
 * @throws {BackupError} `invalidArgument` for text without a zone: the library does not guess one
 */
export function utcText(parameter: string, value: unknown): string {
  const instant = readInstant(value);
  const time = value instanceof Date ? value : new Date(instant?.zoned ? instant.milliseconds : Number.NaN);
  const text = time.toJSON() ?? '';
  if (/^\d{4}-/.test(text)) return text.replace('.000Z', 'Z');
  throw invalidArgument(parameter, value, 'a time with a zone, such as 2024-09-30T15:00:00Z, or a Date');
}
