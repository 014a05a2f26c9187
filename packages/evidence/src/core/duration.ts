const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

/** Milliseconds of a text such as `90d`, `4h` or `1h 30m`; undefined for any other text. */
export function readDuration(text: string): number | undefined {
  if (!/^\d{1,6}[dhms]( \d{1,6}[dhms])*$/.test(text)) return undefined;
  return text
    .split(' ')
    .reduce((sum, part) => sum + Number(part.slice(0, -1)) * units[part.at(-1) as keyof typeof units], 0);
}

/** Milliseconds of a limit in a policy; one that is not set is never exceeded. */
export function limitOf(text: string | null | undefined): number {
  return readDuration(text ?? '') ?? Number.POSITIVE_INFINITY;
}

/** Milliseconds as such a text, down to seconds. */
export function durationText(milliseconds: number): string {
  let rest = Math.round(milliseconds / 1000) * 1000;
  const parts: string[] = [];
  for (const [unit, size] of Object.entries(units)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.join(' ') || '0s';
}
