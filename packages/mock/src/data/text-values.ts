import { hex, seedOf } from './random.ts';

/** Another text of the same kind: other hex digits, another UUID, another number at its end. */
export function similarTo(example: string, seed: number, number: number): string {
  if (/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(example)) return uuid(seedOf(seed, number));
  if (/^[0-9a-f]{16,}$/i.test(example)) return hex(seedOf(seed, number), example.length);
  return example.replace(/(?<![\d:])\d+$/, (digits) => String(number + 1).padStart(digits.length, '0'));
}

export function uuid(seed: number): string {
  const digits = hex(seed, 32);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}
