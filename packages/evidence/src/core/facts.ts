import type { ReadAnnotation } from './annotations.ts';
import type { Matchable, Rules } from './policy.ts';
import type { Run } from './run.ts';

/** One backup with the runs of one history. */
export interface Subject extends Matchable {
  readonly runs: readonly Run[];
  /** Whether its history was read to its end. */
  readonly complete: boolean;
}

/** The name that the list of backups has for one, or its id. The lists of the platform call it `name`. */
export function nameOf({ of, row }: Pick<Matchable, 'of' | 'row'>): string {
  return typeof row.name === 'string' && row.name !== '' ? row.name : of;
}

/** When the runs are looked at. */
export interface Observation {
  /** The beginning of the period, in milliseconds since 1970. */
  readonly since: number;
  /** The moment of the verdict: gaps end here. */
  readonly now: number;
  /** The zone of times without one in policy and annotations, and of times in messages. @default 'UTC' */
  readonly zone?: string | undefined;
}

/** A run, as the policy and the annotations count it. */
export interface JudgedRun extends Run {
  readonly counts: 'success' | 'failure' | 'nothing';
  readonly annotations: readonly ReadAnnotation['annotation'][];
}

/** What the rules look at: one backup, its runs in the order of their start. */
export interface Facts extends Observation {
  readonly rules: Rules;
  readonly runs: readonly JudgedRun[];
  readonly successes: readonly JudgedRun[];
  readonly failures: readonly JudgedRun[];
  readonly latestSuccess: JudgedRun | undefined;
  /** Succeeded / (succeeded + failed); undefined where no run ended. */
  readonly successRate: number | undefined;
  /** The times without a success, in order. */
  readonly gaps: readonly Gap[];
}

export interface Gap {
  readonly from: number;
  readonly until: number;
  /** The runs that it lies between. */
  readonly between: readonly JudgedRun[];
}

export function factsOf(
  { runs }: Subject,
  rules: Rules,
  annotations: readonly ReadAnnotation[],
  { since, now, zone }: Observation,
): Facts {
  const judged = runs
    .filter(({ started = 0 }) => started < now)
    .map((run) => judge(run, rules, annotationsOf(run, annotations)))
    .sort((one, other) => (one.started ?? 0) - (other.started ?? 0));
  const successes = judged.filter(({ counts }) => counts === 'success');
  const failures = judged.filter(({ counts }) => counts === 'failure');
  const ended = successes.length + failures.length;
  return {
    since,
    now,
    zone,
    rules,
    runs: judged,
    successes,
    failures,
    latestSuccess: successes.at(-1),
    successRate: ended === 0 ? undefined : successes.length / ended,
    gaps: gapsOf(successes, since, now),
  };
}

/** The duration of a run; undefined where a time is missing, or the end comes before the start. */
export function durationOf({ started, ended }: Run): number | undefined {
  return started !== undefined && ended !== undefined && ended >= started ? ended - started : undefined;
}

const none: JudgedRun['annotations'] = [];

/** The annotations of a run, of those of its backup. */
export function annotationsOf({ started }: Run, annotations: readonly ReadAnnotation[]): JudgedRun['annotations'] {
  if (started === undefined || annotations.length === 0) return none;
  return annotations.flatMap(({ annotation, from, until }) => (started >= from && started < until ? [annotation] : []));
}

/** A success that people found to be wrong is a failure. */
function judge(run: Run, { partial = 'failure' }: Rules, annotations: JudgedRun['annotations']): JudgedRun {
  const asService = {
    succeeded: 'success',
    failed: 'failure',
    partial,
    running: 'nothing',
    unknown: 'nothing',
  } as const;
  const counts = asService[run.outcome];
  const isWrong = counts === 'success' && annotations.some(({ outcome }) => outcome === 'failed');
  const { response, index, outcome, state, started, ended, target = '' } = run;
  const judged = isWrong ? 'failure' : counts === 'ignored' ? 'nothing' : counts;
  // Each field by its name: a spread costs a million rows seconds.
  return { response, index, outcome, state, started, ended, target, annotations, counts: judged };
}

/** A success counts from its end, or from its start where it has no end that can be read. */
function gapsOf(successes: readonly JudgedRun[], since: number, now: number): readonly Gap[] {
  const points = successes
    .flatMap((run) => {
      const moment = durationOf(run) === undefined ? run.started : run.ended;
      return moment === undefined ? [] : [{ moment: Math.min(Math.max(moment, since), now), run }];
    })
    .sort((one, other) => one.moment - other.moment);
  const bounds = [{ moment: since, run: undefined }, ...points, { moment: now, run: undefined }];
  return bounds.slice(1).map(({ moment, run }, index) => {
    const before = bounds[index];
    return {
      from: before?.moment ?? since,
      until: moment,
      between: [before?.run, run].filter((one) => one !== undefined),
    };
  });
}
