import { names } from './archive/layout.ts';
import { type Archive, readArchive } from './archive/read.ts';
import type { Annotation } from './core/annotations.ts';
import { EvidenceError } from './core/error.ts';
import { type Evaluation, evaluate, type Finding, type Watch } from './core/evaluate.ts';
import { readMoment } from './core/moment.ts';
import type { Policy } from './core/policy.ts';
import { parseAnnotations } from './files/annotations-file.ts';

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
  readonly archives: readonly Archive[];
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
  const archives: Archive[] = [];
  for (const directory of directories) archives.push(await readArchive(directory));
  const [first] = archives;
  if (!first) throw new EvidenceError('invalidArgument', 'there is no archive to check');
  const { since, zone } = first.parameters;
  for (const archive of archives) checkFits(first, archive);
  checkTwice(archives);
  const annotations = archives.flatMap(({ annotations: text }): readonly Annotation[] =>
    text === undefined ? [] : parseAnnotations(names.annotations, text, zone),
  );
  const moment = momentOf(archives, now, zone);
  if (moment <= Date.parse(since)) {
    throw new EvidenceError('invalidArgument', `now must be after the period began at ${since}, not ${now}`);
  }
  const evaluation = evaluate(
    archives.flatMap(({ subjects }) => subjects),
    {
      policy,
      annotations,
      zone,
      since: Date.parse(since),
      now: moment,
    },
    watch,
  );
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
function momentOf(archives: readonly Archive[], now: string | undefined, zone: string): number {
  if (now !== undefined) return readMoment('now', now, zone);
  return Math.min(...archives.map(({ parameters }) => Date.parse(parameters.until)));
}

function checkFits(first: Archive, other: Archive): void {
  for (const name of ['since', 'zone'] as const) {
    const [one, another] = [first.parameters[name], other.parameters[name]];
    if (one === another) continue;
    const message = `${other.directory} does not belong to ${first.directory}: ${name} is ${another}, not ${one}`;
    throw new EvidenceError('invalidArgument', message);
  }
}

/** A backup in two archives would count twice. */
function checkTwice(archives: readonly Archive[]): void {
  const places = new Map<string, string>();
  for (const { directory, subjects } of archives) {
    for (const { operation, of } of subjects) {
      const before = places.get(`${operation} ${of}`);
      if (before !== undefined) throw new EvidenceError('invalidArgument', `${of} is in ${before} and in ${directory}`);
      places.set(`${operation} ${of}`, directory);
    }
  }
}

function clockFinding({ directory, summary: { clockOffset } }: Archive): readonly Finding[] {
  if (clockOffset === null || Math.abs(clockOffset) < mostClockOffset) return [];
  const value = `${Math.abs(clockOffset)}s`;
  const message = `${directory}: the clock of the machine that collected was ${clockOffset > 0 ? 'behind' : 'ahead of'} the service's`;
  const limit = `${mostClockOffset}s`;
  return [{ code: 'clockOff', severity: 'note', operation: null, of: null, value, limit, message, rows: [] }];
}
