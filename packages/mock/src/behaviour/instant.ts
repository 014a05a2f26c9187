import { readInstant } from '@scp-backup/openapi';

/** Milliseconds that make every year of four digits positive. */
const shift = 1e14;

/** A moment as a text that sorts as time does, down to the last digit of the fraction; undefined where the text is no time. */
export function instant(text: string): string | undefined {
  const read = readInstant(text);
  return read && `${String(read.milliseconds + shift).padStart(15, '0')}${read.rest}`;
}
