import { limitOf } from '../core/duration.ts';
import { durationOf, type Facts } from '../core/facts.ts';
import { compared } from './best.ts';
import type { DurationGroup, ReportData } from './data.ts';

const mostPoints = 200;

/** Gathers how long successful runs took, by the limit that applies to them. */
export class DurationGroups {
  readonly #byLimit = new Map<string, { backups: number; durations: number[] }>();

  add({ rules: { longestRun = '' }, successes }: Facts): void {
    const group = this.#byLimit.get(longestRun) ?? { backups: 0, durations: [] };
    this.#byLimit.set(longestRun, group);
    group.backups += 1;
    for (const run of successes) {
      const duration = durationOf(run);
      if (duration !== undefined) group.durations.push(duration);
    }
  }

  get result(): ReportData['durations'] {
    const groups = [...this.#byLimit];
    const all = groups.flatMap(([, { durations }]) => [Float64Array.from(durations)]);
    const backups = groups.reduce((sum, [, group]) => sum + group.backups, 0);
    return {
      overall: groupOf('', backups, joined(all).sort()),
      groups: groups
        .map(([limit, { backups, durations }]) => groupOf(limit, backups, Float64Array.from(durations).sort()))
        .sort((one, other) => other.count - one.count || compared([limitOf(one.limit)], [limitOf(other.limit)])),
    };
  }
}

function joined(arrays: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  arrays.reduce((at, array) => {
    all.set(array, at);
    return at + array.length;
  }, 0);
  return all;
}

function groupOf(limit: string, backups: number, sorted: Float64Array): DurationGroup {
  const count = sorted.length;
  const most = limitOf(limit);
  const atMost = (share: number): number | null => sorted[Math.max(0, Math.ceil(share * count) - 1)] ?? null;
  return {
    limit: limit || null,
    backups,
    count,
    over: sorted.filter((one) => one > most).length,
    curve: curveOf(sorted),
    median: atMost(0.5),
    most95: atMost(0.95),
    longest: atMost(1),
  };
}

/** Points at equal steps of the share, and the last one. */
function curveOf(sorted: Float64Array): DurationGroup['curve'] {
  const step = Math.max(1, Math.ceil(sorted.length / mostPoints));
  const points: [number, number][] = [];
  for (let at = sorted.length; at > 0; at -= step) points.push([sorted[at - 1] ?? 0, at / sorted.length]);
  return points.reverse();
}
