import { isValidation } from '../core/annotations.ts';
import { limitOf } from '../core/duration.ts';
import type { Finding, Verdict, Watch } from '../core/evaluate.ts';
import type { Facts, Gap, JudgedRun } from '../core/facts.ts';
import { Best } from './best.ts';
import type { Lane, LongestGap, Mark, ReportData, ReportedRun } from './data.ts';
import { DurationGroups } from './durations.ts';
import { MonthCounts } from './months.ts';
import { rankOf } from './rank.ts';

/** What is shown at most, so that a report of ten thousand backups can be printed. */
const most = { lanes: 20, runs: 100, gaps: 50 } as const;

/** Marks of a lane at most: more would lie on one another. */
const columns = 240;

interface Watched {
  readonly facts: Facts;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

export interface Tally {
  readonly watch: Watch;
  result(since: number, now: number): Pick<ReportData, Gathered>;
}

type Gathered = 'runs' | 'months' | 'durations' | 'lanes' | 'gaps' | 'failures' | 'annotated';

/** Sums up the runs of one backup after the other, in memory that does not grow with them. */
export function createTally(zone: string): Tally {
  const months = new MonthCounts(zone);
  const durations = new DurationGroups();
  const totals = { all: 0, succeeded: 0, failed: 0, running: 0, unknown: 0, ignored: 0, validated: 0 };
  const lanes = new Best<Watched>(most.lanes, ({ verdict, findings }) => rankOf(verdict, findings));
  const gaps = new Best<LongestGap>(most.gaps, ({ isTooLong, from, until }) => [isTooLong ? 0 : 1, from - until]);
  const latest = ({ started }: ReportedRun) => [-(started ?? 0)];
  const failures = new Best<ReportedRun>(most.runs, latest);
  const annotated = new Best<ReportedRun>(most.runs, latest);
  return {
    watch(facts, verdict, findings) {
      for (const run of facts.runs) {
        months.add(run.started, run.counts);
        totals.all += 1;
        totals[totalOf(run)] += 1;
        if (run.counts === 'success' && run.annotations.some(isValidation)) totals.validated += 1;
        if (run.counts === 'failure') failures.offer(reported(run, verdict));
        if (run.annotations.length > 0) annotated.offer(reported(run, verdict));
      }
      durations.add(facts);
      lanes.offer({ facts, verdict, findings });
      for (const gap of longestGap(facts, verdict)) gaps.offer(gap);
    },
    result: (since, now) => ({
      runs: totals,
      months: months.months(since, now),
      durations: durations.result,
      lanes: lanes.result.shown.map(laneOf),
      gaps: gaps.result,
      failures: failures.result,
      annotated: annotated.result,
    }),
  };
}

function totalOf({ counts, outcome }: JudgedRun): 'succeeded' | 'failed' | 'running' | 'unknown' | 'ignored' {
  if (counts !== 'nothing') return counts === 'success' ? 'succeeded' : 'failed';
  return outcome === 'running' || outcome === 'unknown' ? outcome : 'ignored';
}

function reported(run: JudgedRun, verdict: Verdict): ReportedRun {
  const { target = '', state, outcome, counts, started = null, ended = null, response, index, annotations } = run;
  return { verdict, target, state, outcome, counts, started, ended, response, index, annotations };
}

/** Nothing is known of a history that was not read to its end. */
function longestGap({ gaps, rules }: Facts, verdict: Verdict): readonly LongestGap[] {
  if (verdict.status === 'incomplete') return [];
  const sorted = [...gaps].sort((one, other) => lengthOf(other) - lengthOf(one));
  return sorted.slice(0, 1).map((gap) => {
    const { from, until } = gap;
    const limit = rules.longestGap ?? null;
    return { verdict, from, until, limit, isTooLong: lengthOf(gap) > limitOf(limit) };
  });
}

function lengthOf({ from, until }: Gap): number {
  return until - from;
}

function laneOf({ facts: { runs, gaps, since, now, rules }, verdict }: Watched): Lane {
  const marks = new Map<string, Mark>();
  const placed = runs.flatMap(({ started, counts }) => (started === undefined ? [] : [{ started, counts }]));
  for (const { started, counts } of placed) {
    const column = Math.floor(((started - since) / (now - since)) * columns);
    marks.set(`${column} ${counts}`, { started, counts });
  }
  const tooLong =
    verdict.status === 'incomplete' ? [] : gaps.filter((gap) => lengthOf(gap) > limitOf(rules.longestGap));
  return {
    verdict,
    marks: [...marks.values()],
    first: placed.at(0)?.started ?? null,
    last: placed.at(-1)?.started ?? null,
    gaps: tooLong.map(({ from, until }) => ({ from, until })),
  };
}
