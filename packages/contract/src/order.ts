import type { ValueShape } from '@scp-backup/openapi';
import { momentOf, type Row } from './rows.ts';

type Compare = (a: unknown, b: unknown) => number;

const hour = 3_600_000_000_000n;

/** Times by their moment, with those without a zone read as UTC or as +09:00 beside those with one. */
const times: readonly Compare[] = [0n, 9n * hour].map((ahead) => (a, b) => {
  const [one, other] = [a, b].map((value) => zonedMoment(value, ahead));
  return one === undefined || other === undefined ? 0 : one < other ? -1 : Number(one > other);
});

function zonedMoment(value: unknown, ahead: bigint): bigint | undefined {
  const moment = momentOf(value);
  return moment === undefined || /(Z|[+-]\d\d:\d\d)$/i.test(String(value)) ? moment : moment - ahead;
}

const numbers: readonly Compare[] = [(a, b) => Number(a) - Number(b)];

const collators = [{}, { numeric: true }, { ignorePunctuation: true }, { caseFirst: 'upper' as const }].flatMap(
  (options) => ['en', 'ko'].map((language) => new Intl.Collator(language, options)),
);

function byText(fold: (text: string) => string): Compare {
  return (a, b) => {
    const [one, other] = [fold(String(a)), fold(String(b))];
    return one < other ? -1 : Number(one > other);
  };
}

/** The document names no collation, so each of the usual ones is right. */
const texts: readonly Compare[] = [
  byText((text) => text),
  byText((text) => text.toLowerCase()),
  byText((text) => text.toUpperCase()),
  byText((text) => text.normalize('NFC')),
  byText((text) => text.normalize('NFD')),
  (a, b) => Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b))),
  ...collators.map(
    (collator): Compare =>
      (a, b) =>
        collator.compare(String(a), String(b)),
  ),
];

function ordersOf(shape: ValueShape | undefined): readonly Compare[] {
  if (shape?.format?.startsWith('date-time')) return times;
  return shape?.type && ['integer', 'number', 'boolean'].includes(shape.type) ? numbers : texts;
}

/** What two rows must have in common to be equal under a sort, whatever the collation. */
export function sortKey(shape: ValueShape | undefined, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const moment = shape?.format?.startsWith('date-time') ? momentOf(value) : undefined;
  return moment === undefined ? folded(value) : String(moment);
}

function folded(value: unknown): string {
  return String(value)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\s]/gu, '');
}

/** Collations disagree about all other text. */
function isPlain(value: unknown): boolean {
  return typeof value !== 'string' || /^[\w\s:.,+-]*$/.test(value);
}

/** Where the order breaks, in words; undefined where it does not. Nulls may stand at either end, but together. */
export function disorder(
  rows: readonly Row[],
  field: string,
  direction: string,
  shape: ValueShape | undefined,
): string | undefined {
  const values = rows.map((row) => row[field] ?? null);
  const present = values.filter((value) => value !== null);
  const nulls = values.length - present.length;
  const atStart = values.slice(0, nulls).every((one) => one === null);
  const atEnd = values.slice(present.length).every((one) => one === null);
  if (!atStart && !atEnd) return `null stands between other values of ${field}`;
  const known = present.filter(isPlain);
  const sign = direction === 'desc' ? -1 : 1;
  const broken = ordersOf(shape).map((compare) =>
    known.findIndex((value, index) => index > 0 && sign * compare(known[index - 1], value) > 0),
  );
  if (broken.some((index) => index < 0)) return undefined;
  const index = Math.max(...broken);
  return `${field}:${direction} gives ${JSON.stringify(known[index - 1])} before ${JSON.stringify(known[index])}`;
}
