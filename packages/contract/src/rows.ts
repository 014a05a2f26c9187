import { type ListFilter, readInstant, rowText, type ValueShape } from '@scp-backup/openapi';

export type Row = Readonly<Record<string, unknown>>;

/** How many times each row is in one list and not in the other: `missing` of `expected`, `extra` in `given`. */
export function difference(given: readonly Row[], expected: readonly Row[]): { missing: number; extra: number } {
  const counts = new Map<string, number>();
  for (const text of expected.map(rowText)) counts.set(text, (counts.get(text) ?? 0) + 1);
  let extra = 0;
  for (const text of given.map(rowText)) {
    const left = counts.get(text) ?? 0;
    if (left === 0) extra += 1;
    else counts.set(text, left - 1);
  }
  return { missing: [...counts.values()].reduce((sum, one) => sum + one, 0), extra };
}

/** Nanoseconds since 1970; text without a zone is read as UTC. */
export function momentOf(text: unknown): bigint | undefined {
  const instant = readInstant(text);
  return instant && BigInt(instant.milliseconds) * 1_000_000n + BigInt(instant.rest.slice(0, 6).padEnd(6, '0'));
}

/** The moment as UTC text, with a fraction only where it needs one. */
export function momentText(moment: bigint): string {
  const whole = moment >= 0n || moment % 1_000_000_000n === 0n ? moment / 1_000_000_000n : moment / 1_000_000_000n - 1n;
  const rest = moment - whole * 1_000_000_000n;
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(9, '0').replace(/0+$/, '')}`;
  return `${new Date(Number(whole) * 1000).toISOString().slice(0, 19)}${fraction}Z`;
}

/** Where a value stands among those of its field. */
export type Place = bigint | number | string;

/** How the values of a field follow one another, for filters that select a part of them. */
export interface Scale {
  place(value: unknown): Place | undefined;
  text(place: Place): string;
  /** The place itself, and the ones just before and after it where there are such. */
  around(place: Place): readonly Place[];
}

const second = 1_000_000_000n;

const scales: { readonly [kind in 'time' | 'number' | 'text']: Scale } = {
  time: {
    place: momentOf,
    text: (place) => momentText(place as bigint),
    around: (place) => [(place as bigint) - second / 2n, place, (place as bigint) + second / 2n],
  },
  number: {
    place: (value) => (value === null || value === undefined || value === '' ? undefined : Number(value)),
    text: String,
    around: (place) => [(place as number) - 1, place, (place as number) + 1],
  },
  text: {
    place: (value) => (value === null || value === undefined ? undefined : String(value)),
    text: String,
    around: (place) => [place],
  },
};

export function isTime(shape: ValueShape | undefined): boolean {
  return shape?.format === 'date-time' || shape?.format === 'date-time-local';
}

export function scaleOf(shape: ValueShape | undefined): Scale {
  if (isTime(shape)) return scales.time;
  return shape?.type === 'integer' || shape?.type === 'number' ? scales.number : scales.text;
}

/** Whether a row passes a filter, as the operation table says. */
export function passes({ field, test }: ListFilter, wanted: string, row: Row, shape: ValueShape | undefined): boolean {
  const { place } = scaleOf(shape);
  const [own, edge] = [place(row[field]), place(wanted)];
  if (own === undefined || edge === undefined) return false;
  if (test === 'equals') return own === edge;
  return test === 'from' ? own >= edge : own <= edge;
}

/** The places of a field's values in order, each once. */
export function placesOf(rows: readonly Row[], field: string, shape: ValueShape | undefined): readonly Place[] {
  const { place } = scaleOf(shape);
  return [...new Set(rows.flatMap((row) => place(row[field]) ?? []))].sort((a, b) => (a < b ? -1 : 1));
}
