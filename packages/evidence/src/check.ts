import type { OpenArchive } from './archive/open.ts';
import { eachSubject } from './archive/read.ts';
import { openTogether, refuseTwice } from './archive/together.ts';
import type { Annotation } from './core/annotations.ts';
import { EvidenceError } from './core/error.ts';
import { type Evaluation, type Finding, startJudging, type Watch, withoutRows } from './core/evaluate.ts';
import { isoText, readMoment } from './core/moment.ts';
import type { Policy } from './core/policy.ts';
import { errorTexts } from './messages/errors.ts';
import { findingTexts } from './messages/findings.ts';

export interface CheckOptions {
  /** Archives of one period, such as those that several machines made from parts of the ids. */
  readonly directories: readonly string[];
  readonly policy: Policy;
  /** Annotations beside those that the archives hold. */
  readonly annotations?: readonly Annotation[] | undefined;
  /** The moment of the verdict: a time, or a date, which is the beginning of that day. @default the end of the period */
  readonly now?: string | undefined;
}

/** Seconds by which a clock is off that is reported. */
const mostClockOffset = 60;

/**
 * Judges archives by a policy.
 *
 * @throws {EvidenceError} `damagedArchive`, `invalidFile`, and `invalidArgument` for archives that do not belong together
 */
export async function check(options: CheckOptions): Promise<Evaluation> {
  return judge(await openTogether(options.directories), options);
}

/** Judges archives that are open; `watch` sees the facts of each subject, whose runs are not kept. */
export async function judge(
  archives: Awaited<ReturnType<typeof openTogether>>,
  { policy, now, annotations: more = [] }: Omit<CheckOptions, 'directories'>,
  watch?: Watch,
): Promise<Evaluation> {
  const { since, zone } = archives[0].parameters;
  const moment = momentOf(archives, now, zone);
  if (moment <= Date.parse(since)) {
    throw new EvidenceError('invalidArgument', errorTexts.nowBeforePeriod(since, now ?? isoText(moment)));
  }
  const annotations = [...archives.flatMap((archive) => archive.annotations), ...more];
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
    ...evaluation,
    status: isComplete ? evaluation.status : 'incomplete',
    findings: [...archives.flatMap(clockFinding), ...evaluation.findings],
  };
}

/** A date is the beginning of that day. */
function momentOf(archives: readonly OpenArchive[], now: string | undefined, zone: string): number {
  if (now !== undefined) return readMoment('now', now, zone);
  return Math.min(...archives.map(({ parameters }) => Date.parse(parameters.until)));
}

function clockFinding({ directory, summary: { clockOffset } }: OpenArchive): readonly Finding[] {
  if (clockOffset === null || Math.abs(clockOffset) < mostClockOffset) return [];
  const message = (clockOffset > 0 ? findingTexts.clockBehind : findingTexts.clockAhead)(directory);
  const value = `${Math.abs(clockOffset)}s`;
  return [withoutRows('clockOff', 'note', message, { value, limit: `${mostClockOffset}s` })];
}
