import { day, offsetOf } from '../core/moment.ts';
import type { Mark, Month } from './data.ts';

interface Counts {
  succeeded: number;
  failed: number;
  others: number;
}

/** Counts runs by the month of their start, in the zone of the report. */
export class MonthCounts {
  readonly #offset: number;
  readonly #byMonth = new Map<string, Counts>();
  readonly #monthOfDay = new Map<number, string>();
  readonly #withoutStart: Counts = { succeeded: 0, failed: 0, others: 0 };

  constructor(zone: string) {
    this.#offset = offsetOf(zone);
  }

  add(started: number | undefined, counts: Mark['counts']): void {
    const month = started === undefined ? this.#withoutStart : this.#countsOf(this.#monthOf(started));
    month[names[counts]] += 1;
  }

  /** Every month of the period, those without a run too. */
  months(since: number, now: number): readonly Month[] {
    const last = this.#monthOf(now - 1);
    for (let month = this.#monthOf(since); month <= last; month = following(month)) this.#countsOf(month);
    const months = [...this.#byMonth].sort(([one], [other]) => (one < other ? -1 : 1));
    const { succeeded, failed, others } = this.#withoutStart;
    return [
      ...months.map(([month, counts]) => ({ month, ...counts })),
      ...(succeeded + failed + others > 0 ? [{ month: null, ...this.#withoutStart }] : []),
    ];
  }

  /** A million runs start on few days. */
  #monthOf(moment: number): string {
    const number = Math.floor((moment + this.#offset) / day);
    const known = this.#monthOfDay.get(number);
    if (known !== undefined) return known;
    const month = new Date(number * day).toISOString().slice(0, 7);
    this.#monthOfDay.set(number, month);
    return month;
  }

  #countsOf(month: string): Counts {
    const known = this.#byMonth.get(month);
    if (known) return known;
    const counts = { succeeded: 0, failed: 0, others: 0 };
    this.#byMonth.set(month, counts);
    return counts;
  }
}

const names = { success: 'succeeded', failure: 'failed', nothing: 'others' } as const;

function following(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number)).toISOString().slice(0, 7);
}
