const time = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))?$/;

/** Seconds that make every year of four digits positive. */
const shift = 1e11;

/**
 * A moment as a text that sorts as time does, down to the last digit of the fraction; nothing where the text is no date
 * and time of RFC 3339. Without a zone it is read as UTC (vendor code).
 */
export function instant(text: string): string | undefined {
  const [match, year, month, day, hour, minute, second, fraction = '', sign, hours, minutes] = time.exec(text) ?? [];
  if (match === undefined) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  const leap = hour === '23' && minute === '59' && second === '60';
  if (Number(hour) > 23 || Number(minute) > 59 || (Number(second) > 59 && !leap)) return undefined;
  if (Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59) return undefined;
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -60 : 60);
  const seconds = date.getTime() / 1000 + Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offset;
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
