import { isDeepStrictEqual } from 'node:util';

/** A place where two documents differ. The side that has nothing there is undefined. */
export interface Difference {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Every place where two values differ. What an extension holds, and each list, is one place. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): readonly Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  const inExtension = path.some((key) => key.startsWith('x-'));
  if (inExtension || !isRecord(before) || !isRecord(after)) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => differences(before[key], after[key], [...path, key]));
}

export function pointerOf(path: readonly string[]): string {
  return `#/${path.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands in one list and not in the other, as texts. */
export function lostAndNew(before: unknown, after: unknown): { lost: readonly string[]; added: readonly string[] } {
  const texts = (value: unknown): string[] => (Array.isArray(value) ? value : []).map((one) => JSON.stringify(one));
  const [old, now] = [texts(before), texts(after)];
  return { lost: old.filter((one) => !now.includes(one)), added: now.filter((one) => !old.includes(one)) };
}
