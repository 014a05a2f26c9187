/** Fields of fields beyond this depth do not tell rows apart. */
const deepest = 8;

/** A row as text: the same for the same values, in whatever order its fields come. */
export function rowText(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (depth > deepest) return '…';
  const fields = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(fields).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${rowText(fields[name], depth + 1)}`)}}`;
}

/** 53 bits of a text, which is enough for no two texts of a walk to share them. */
export function fingerprint(text: string): number {
  let high = 0;
  let low = 1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  return ((high ^ (low >>> 15)) >>> 0) * 2 ** 21 + (low >>> 11);
}
