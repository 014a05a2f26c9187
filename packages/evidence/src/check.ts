import type { OpenArchive } from './archive/open.ts';
import { eachSubject } from './archive/read.ts';
import { openTogether, refuseTwice } from './archive/together.ts';
import { EvidenceError } from './core/error.ts';
import { type Evaluation, type Finding, startJudging, type Watch } from './core/evaluate.ts';
import { readMoment } from './core/moment.ts';
import type { Policy } from './core/policy.ts';

export interface CheckOptions {
  /** Archives of one period, such as those that several machines made from parts of the ids. */
  readonly directories: readonly string[];
  readonly policy: Policy;
  /** The moment of the verdict: a time, or a date, which is the beginning of that day. @default the end of the period */
  readonly now?: string | undefined;
}

/** Seconds by which a clock is off that is reported. */
const mostClockOffset = 60;

/** An evaluation with the archives that it is of. */
export interface Judged {
  readonly evaluation: Evaluation;
  readonly archives: readonly OpenArchive[];
}

/**
 * Judges archives by a policy.
 *
 * @throws {EvidenceError} `damagedArchive`, `invalidFile`, and `invalidArgument` for archives that do not belong together
 */
export async function check(options: CheckOptions): Promise<Evaluation> {
  return (await judge(options)).evaluation;
}

/** Judges archives; `watch` sees the facts of each subject, whose runs are not kept. */
export async function judge({ directories, policy, now }: CheckOptions, watch?: Watch): Promise<Judged> {
  const archives = await openTogether(directories);
  const { since, zone } = archives[0].parameters;
  const moment = momentOf(archives, now, zone);
  if (moment <= Date.parse(since)) {
    throw new EvidenceError('invalidArgument', `now must be after the period began at ${since}, not ${now}`);
  }
  const annotations = archives.flatMap((archive) => archive.annotations);
  const judging = startJudging({ policy, annotations, zone, since: Date.parse(since), now: moment }, watch);
  const once = refuseTwice();
  for (const archive of archives) {
    await eachSubject(archive, (subject) => {
      once(archive, subject.operation, subject.of);
      judging.add(subject);
    });
  }
  const evaluation = judging.end();
  const isComplete = archives.every(({ summary }) => summary.complete);
  return {
    archives,
    evaluation: {
      ...evaluation,
      status: isComplete ? evaluation.status : 'incomplete',
      findings: [...archives.flatMap(clockFinding), ...evaluation.findings],
    },
  };
}

/** A date is the beginning of that day. */
function momentOf(archives: readonly OpenArchive[], now: string | undefined, zone: string): number {
  if (now !== undefined) return readMoment('now', now, zone);
  return Math.min(...archives.map(({ parameters }) => Date.parse(parameters.until)));
}

function clockFinding({ directory, summary: { clockOffset } }: OpenArchive): readonly Finding[] {
  if (clockOffset === null || Math.abs(clockOffset) < mostClockOffset) return [];
  const value = `${Math.abs(clockOffset)}s`;
  const message = `${directory}: the clock of the machine that collected was ${clockOffset > 0 ? 'behind' : 'ahead of'} the service's`;
  const limit = `${mostClockOffset}s`;
  return [{ code: 'clockOff', severity: 'note', operation: null, of: null, value, limit, message, rows: [] }];
}
