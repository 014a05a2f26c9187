import { readDuration } from '../core/duration.ts';
import { offsetOf } from '../core/moment.ts';
import type { Language } from '../core/text.ts';

/** Writes times, durations and numbers in the language and the zone of a report. */
export interface Format {
  moment(milliseconds: number | null): string;
  /** A date alone. */
  date(milliseconds: number): string;
  month(month: string): string;
  /** The two largest units. */
  rough(milliseconds: number | null): string;
  /** A duration as a policy writes it, such as `1h 30m`; other texts stay as they are. */
  limit(text: string): string;
  /** The same for what is compared with a limit: rough, unless that would read like the limit. */
  measured(text: string, limit: string): string;
  number(value: number): string;
  /** Rounded down, so that 99.96 % is never shown as 100 %. */
  percent(share: number | null): string;
}

const sizes = [86_400_000, 3_600_000, 60_000, 1000] as const;
const units = { en: [' d', ' h', ' min', ' s'], ko: ['일', '시간', '분', '초'] } as const;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function formatOf(language: Language, zone: string): Format {
  const local = (moment: number): string => new Date(moment + offsetOf(zone)).toISOString();
  const exact = (milliseconds: number): string => partsOf(milliseconds, language).join(' ') || `0${units[language][3]}`;
  const rough = (milliseconds: number): string => partsOf(milliseconds, language).slice(0, 2).join(' ') || exact(0);
  const limit = (text: string): string => {
    const milliseconds = readDuration(text);
    return milliseconds === undefined ? text : exact(milliseconds);
  };
  return {
    moment: (moment) => (moment === null ? '–' : local(moment).slice(0, 16).replace('T', ' ')),
    date: (moment) => local(moment).slice(0, 10),
    month(month) {
      const [year = '', number = ''] = month.split('-');
      return language === 'ko' ? `${year}년 ${Number(number)}월` : `${monthNames[Number(number) - 1]} ${year}`;
    },
    rough: (milliseconds) => (milliseconds === null ? '–' : rough(milliseconds)),
    limit,
    measured(text, allowed) {
      const milliseconds = readDuration(text);
      if (milliseconds === undefined) return text;
      return rough(milliseconds) === limit(allowed) ? exact(milliseconds) : rough(milliseconds);
    },
    number: (value) => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ','),
    percent: (share) => (share === null ? '–' : `${Math.floor(share * 1000) / 10}%`),
  };
}

function partsOf(milliseconds: number, language: Language): readonly string[] {
  let rest = Math.round(milliseconds / 1000) * 1000;
  return sizes.flatMap((size, index) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count}${units[language][index]}`] : [];
  });
}
