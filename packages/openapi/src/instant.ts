const written =
  /^(\d{4}-\d\d-\d\d)(T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d|23:59:60))(?:\.(\d+))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;

/** The moment that a text names. */
export interface Instant {
  /** Whole milliseconds since 1970, rounded down. */
  readonly milliseconds: number;
  /** The digits of the second after the milliseconds, without zeros at the end. */
  readonly rest: string;
  /** Whether the text carries a zone. Without one it was read as UTC (vendor code). */
  readonly zoned: boolean;
}

/**
 * Reads a date and time of RFC 3339, with or without a zone.
 *
 * @returns undefined for any other value, and for a day or time that does not exist
 */
export function readInstant(text: unknown): Instant | undefined {
  const [, date, time = '', fraction = '', zone] = (typeof text === 'string' && written.exec(text.toUpperCase())) || [];
  // `Date` turns 30 February into 1 March.
  if (date === undefined || !new Date(date).toJSON()?.startsWith(date)) return undefined;
  const leap = time.endsWith('60') ? 1000 : 0;
  const second = Date.parse(date + time.replace(':60', ':59') + (zone ?? 'Z')) + leap;
  return {
    milliseconds: second + Number(fraction.slice(0, 3).padEnd(3, '0')),
    rest: fraction.slice(3).replace(/0+$/, ''),
    zoned: zone !== undefined,
  };
}
