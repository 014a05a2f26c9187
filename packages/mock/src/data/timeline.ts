import type { RowFields } from '@scp-backup/openapi';
import { randomAt, seedOf } from './random.ts';

/** When things happened, row by row. */
export interface Timeline {
  /** Milliseconds since 1970; null where it has not happened; undefined where the field is no time. */
  moment(index: number, field: string): number | null | undefined;
  /** The state of a row, where a field states one. */
  state(index: number): string | undefined;
  readonly stateField: string | undefined;
}

/** The last row lies before this moment, whatever the clock says: the same seed makes the same rows forever. */
const end = Date.UTC(2024, 9, 31) / 1000;
const day = 86_400;
const isTime = (format = '') => format === 'date-time' || format === 'date-time-local';
export const isUnfinished = (state = ''): boolean => /progress|running|pending|creating|ing$/i.test(state);
export const isFailed = (state = ''): boolean => /fail|error|cancel/i.test(state);

/** Rows follow one another in the order of their creation. */
export function timeline(fields: RowFields, length: number, seed: number): Timeline {
  const step = Math.min(Math.max(Math.floor((365 * day) / Math.max(length, 1)), 30), day / 4);
  const begin = end - length * step;
  const [stateField, shape] = Object.entries(fields).find(([, { known, enum: only }]) => known ?? only) ?? [];
  const states = shape?.known ?? shape?.enum ?? [];
  const unfinished = states.filter(isUnfinished);
  const failed = states.filter(isFailed);
  const succeeded = states.filter((one) => !isUnfinished(one) && !isFailed(one));
  const offsets = new Map(
    Object.entries(fields).flatMap(([field, { format, nullable }]) =>
      isTime(format) ? [[field, offsetOf(field, fields, nullable === true, seed)] as const] : [],
    ),
  );
  const stateSeed = seedOf(seed, 'state');

  function state(index: number): string | undefined {
    if (states.length === 0) return undefined;
    const chance = randomAt(stateSeed, index);
    const fitting = chance < 0.05 ? unfinished : chance < 0.17 ? failed : succeeded;
    const among = fitting.length > 0 ? fitting : states;
    return among[Math.floor(chance * 1e6) % among.length];
  }

  return {
    stateField,
    state,
    moment(index, field) {
      const offset = offsets.get(field);
      if (!offset) return undefined;
      const created = begin + Math.floor((index + 0.9 * randomAt(seed, index)) * step);
      const seconds = offset(index, isUnfinished(state(index)));
      return seconds === null ? null : (created + seconds) * 1000;
    },
  };
}

/** Seconds after the creation of a row. */
type Offset = (index: number, unfinished: boolean) => number | null;

/**
 * What a name says of its place in time: `x_start` without an `x_end` was before the row was made, `x_start` … `x_end`
 * come after it, and the row was modified last.
 */
function offsetOf(field: string, fields: RowFields, nullable: boolean, seed: number): Offset {
  const spread = (word: string, from: number, to: number) => {
    const own = seedOf(seed, word);
    return (index: number) => from + Math.floor(randomAt(own, index) * (to - from));
  };
  const lead = spread('lead', 1, 9);
  const duration = spread('duration', 20, 3 * 3600);
  const stop: Offset = (index) => lead(index) + duration(index);
  if (/start/i.test(field)) return partner(field) in fields ? lead : spread(field, -day, -60);
  if (/end|finish|complet/i.test(field)) {
    return (index, unfinished) => (unfinished && nullable ? null : stop(index, unfinished));
  }
  if (/modif|updat/i.test(field)) return (index, unfinished) => (unfinished ? 0 : (stop(index, unfinished) ?? 0) + 1);
  return () => 0;
}

function partner(field: string): string {
  return field.replace(/start/i, (word) => (word === 'Start' ? 'End' : 'end'));
}
