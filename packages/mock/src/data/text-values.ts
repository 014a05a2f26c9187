import { hex, seedOf } from './random.ts';

const uuidForm = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const hexForm = /^[0-9a-f]{16,}$/i;

/**
 * Another text of the same kind: other hex digits, another UUID, or another ordinal. An ordinal follows a word and begins
 * with a zero (`server-001`): the number in `kr-west1` counts nothing.
 */
export function similarTo(example: string, seed: number, ordinal: number): string {
  if (uuidForm.test(example)) return uuid(seed);
  if (hexForm.test(example)) return hex(seed, example.length);
  return example.replace(/(?<=[a-z][-_]?)0\d+$/i, (digits) => String(ordinal).padStart(digits.length, '0'));
}

/** The id of a row, another one for each number; that of 0 is the example. */
export function idAt(example: string, seed: number, number: number): string {
  if (number === 0) return example;
  if (uuidForm.test(example)) return unique(seed, number) + uuid(seedOf(seed, number)).slice(8);
  if (hexForm.test(example)) return unique(seed, number) + hex(seedOf(seed, number), example.length - 8);
  const [digits = ''] = /\d+$/.exec(example) ?? [];
  const stem = example.slice(0, example.length - digits.length);
  return digits ? stem + String(Number(digits) + number).padStart(digits.length, '0') : `${stem}-${number + 1}`;
}

/** Eight hex digits that differ for every number of 32 bits: each step can be undone. */
function unique(seed: number, number: number): string {
  const mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  return ((Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) ^ seed) >>> 0).toString(16).padStart(8, '0');
}

function uuid(seed: number): string {
  const digits = hex(seed, 32);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}
