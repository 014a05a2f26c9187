const time =
  /^(\d{4}-\d\d-\d\d)[Tt]((?:[01]\d|2[0-3]):[0-5]\d:)([0-5]\d|60)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))?$/;

/** Seconds that make every year of four digits positive. */
const shift = 1e11;

/**
 * A moment as a text that sorts as time does, down to the last digit of the fraction; nothing where the text is no date
 * and time of RFC 3339. Without a zone it is read as UTC (vendor code).
 */
export function instant(text: string): string | undefined {
  const [match, date, minute, second, fraction = '', sign, hours = 0, minutes = 0] = time.exec(text) ?? [];
  if (match === undefined) return undefined;
  const leap = `${minute}${second}` === '23:59:60' ? 1 : 0;
  const written = `${date}T${minute}${String(Number(second) - leap).padStart(2, '0')}`;
  const parsed = Date.parse(`${written}Z`);
  // A day that its month does not have becomes another one.
  if (Number.isNaN(parsed) || !new Date(parsed).toISOString().startsWith(written)) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60);
  const seconds = parsed / 1000 + leap - offset;
  return `${String(seconds + shift).padStart(12, '0')}.${fraction.replace(/0+$/, '')}`;
}

/** The whole milliseconds since 1970 of such a text, and whether nothing of it was cut off. */
export function milliseconds(text: string): { readonly floor: number; readonly exact: boolean } | undefined {
  const moment = instant(text);
  if (moment === undefined) return undefined;
  const [seconds, fraction = ''] = moment.split('.');
  return {
    floor: (Number(seconds) - shift) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0')),
    exact: fraction.length <= 3,
  };
}
