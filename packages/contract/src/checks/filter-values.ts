import type { ListFilter, Parameter } from '@scp-backup/openapi';
import { isTime, momentOf, type Place, passes, placesOf, type Row, scaleOf } from '../rows.ts';
import type { ListTarget } from '../target.ts';

const millisecond = 1_000_000n;

/** The years that every runtime reads, in every zone. */
const [firstYear, lastYear] = [momentOf('1900-01-01T00:00:00Z') ?? 0n, momentOf('9990-01-01T00:00:00Z') ?? 0n];

/** The rows that were read and fit a value of a filter. */
export function fitting({ survey, fields }: ListTarget, filter: ListFilter, value: string): readonly Row[] {
  return survey.rows.filter((row) => passes(filter, value, row, fields[filter.field]));
}

/** Values of an `equals` filter that can be asked for: those of the rows, and others. */
export function equalValues(target: ListTarget, filter: ListFilter): readonly string[] {
  const parameter = target.operation.parameters[filter.parameter];
  const seen = seenValues(target, filter);
  return parameter?.enum ?? [...seen.slice(0, 8), ...otherValues(parameter, seen)];
}

/** The values of the rows, but for those that a service may take for no value, or refuse as too long. */
export function seenValues({ survey, fields }: ListTarget, { field }: ListFilter): readonly string[] {
  const { text } = scaleOf(fields[field]);
  const odd = /^(null)?$|^\s|\s$|\p{C}/u;
  return placesOf(survey.rows, field, fields[field])
    .map(text)
    .filter((one) => !odd.test(one) && one.length <= 200);
}

/** Values that a parameter takes and no row has. */
function otherValues(parameter: Parameter | undefined, seen: readonly string[]): readonly string[] {
  if (parameter?.type === 'boolean') return ['true', 'false'].filter((one) => !seen.includes(one));
  if (isTime(parameter)) return ['2999-12-31T23:59:59Z'];
  if (parameter?.format === 'date') return ['2999-12-31'];
  if (parameter?.type === 'integer' || parameter?.type === 'number') {
    const beyond = Math.max(parameter.minimum ?? 0, ...seen.map((one) => Number(one) + 1));
    return isAllowed(parameter, beyond) ? [String(beyond)] : [];
  }
  const free = !parameter?.pattern && !parameter?.format && parameter?.maxLength === undefined;
  return free ? ['a value that no row has', ...nearValues(seen)] : [];
}

/** Values that a filter by part, by pattern or without case takes for another one. */
function nearValues(seen: readonly string[]): readonly string[] {
  const plain = seen.filter((one) => /^\w[\w-]+\w$/.test(one));
  const value = plain[Math.floor(plain.length / 2)];
  if (value === undefined) return [];
  const start = value.slice(0, -1);
  const patterns = ['_', '%', '*', '.', `%' OR '1'='1`].map((end) => start + end);
  return [start, value.slice(1), otherCase(value), ...patterns, `${value},${plain[0]}`].filter(
    (one) => !seen.includes(one),
  );
}

/** The text with its letters in the other case. */
export function otherCase(text: string): string {
  return [...text].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join('');
}

export function isAllowed(parameter: Parameter | undefined, place: Place): boolean {
  const { minimum = -Infinity, maximum = Infinity } = parameter ?? {};
  return typeof place !== 'number' || (place >= minimum && place <= maximum);
}

/** The places of a filter's field that can be asked for: far enough apart for a service that counts in milliseconds. */
export function edgePlaces({ survey, fields }: ListTarget, { field }: ListFilter): readonly Place[] {
  const all = placesOf(survey.rows, field, fields[field]);
  const far = (one: Place | undefined, other: Place | undefined) =>
    typeof one !== 'bigint' || typeof other !== 'bigint' || other - one >= millisecond;
  const readable = (place: Place) => typeof place !== 'bigint' || (place >= firstYear && place <= lastYear);
  return all.filter((place, index) => readable(place) && far(all[index - 1], place) && far(place, all[index + 1]));
}

/** Some of many values: the first, the last and some between. */
export function some<T>(values: readonly T[]): T[] {
  const last = values.length - 1;
  const places = new Set([0, 1, Math.floor(last / 2), last]);
  return [...places].flatMap((index) => (values[index] === undefined ? [] : [values[index]]));
}

/** The values that are asked for where filters go together. */
export function combinedValues(target: ListTarget, filter: ListFilter): readonly string[] {
  const { text } = scaleOf(target.fields[filter.field]);
  if (filter.test !== 'equals') return edgePlaces(target, filter).map(text);
  return target.operation.parameters[filter.parameter]?.enum ?? seenValues(target, filter);
}

interface Picked {
  readonly filter: ListFilter;
  readonly value: string;
}

/** Whether a window ends before it starts, which a service may refuse. */
export function isCrossed({ fields }: ListTarget, picked: readonly Picked[]): boolean {
  return picked.some(({ filter: from, value: start }) => {
    const until = picked.find(({ filter }) => filter.test === 'until' && filter.field === from.field);
    if (from.test !== 'from' || until === undefined) return false;
    const { place } = scaleOf(fields[from.field]);
    const [first, last] = [place(start), place(until.value)];
    return first !== undefined && last !== undefined && last < first;
  });
}
