import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is measured: it does its work so many times. */
export type Subject = (times: number) => Promise<void>;

export interface Figure {
  readonly name: string;
  /** Operations a second, the median of all rounds. */
  readonly perSecond: number;
  /** To the first subject, the median of the ratios of each round. */
  readonly ratio: number;
}

/**
 * Measures subjects side by side, round after round, so that whatever else the machine does meets all of them. The
 * first one is what the others are compared with.
 */
export async function compare(
  subjects: Readonly<Record<string, Subject>>,
  { times, rounds = 9 }: { readonly times: number; readonly rounds?: number },
): Promise<readonly Figure[]> {
  const names = Object.keys(subjects);
  const seen = new Map<string, number[]>(names.map((name) => [name, []]));
  for (const name of names) await subjects[name]?.(Math.ceil(times / 4));
  for (let round = 0; round < rounds; round++) {
    // Another one begins each time.
    for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
      const start = performance.now();
      await subjects[name]?.(times);
      seen.get(name)?.push((times * 1000) / (performance.now() - start));
    }
  }
  const [first = ''] = names;
  return names.map((name) => ({
    name,
    perSecond: Math.round(median(seen.get(name) ?? [])),
    ratio: median((seen.get(name) ?? []).map((one, round) => one / (seen.get(first)?.[round] ?? one))),
  }));
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Prints the figures and writes them as JSON to `reports/` of the package whose file asks. */
export async function report(title: string, rows: readonly object[], moduleUrl: string): Promise<void> {
  console.log(`\n${title}`);
  for (const row of rows) {
    const cells = Object.values(row).map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(3)) : cell));
    console.log(`  ${cells.join('  ')}`);
  }
  const path = join(dirname(fileURLToPath(moduleUrl)), '../reports', `bench-${title.split(' ')[0]}.json`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify({ title, node: process.version, rows }, undefined, 2)}\n`);
}
