import { durationText, limitOf } from './duration.ts';
import { durationOf, type Facts, type JudgedRun } from './facts.ts';
import { isoText } from './moment.ts';

/** What a rule found: the runs prove it. */
export interface Found {
  readonly value: string;
  readonly limit: string;
  readonly message: string;
  readonly runs: readonly JudgedRun[];
}

/** A rule of a policy, or something that an auditor should know of the rows. */
export interface Rule {
  /** A violation makes a backup not compliant; a note does not. */
  readonly severity: 'violation' | 'note';
  readonly find: (facts: Facts) => readonly Found[];
}

const found = (value: string, limit: string, message: string, runs: readonly JudgedRun[] = []): readonly Found[] => [
  { value, limit, message, runs },
];

/** A note on the runs for which something holds. */
function noteOn(holds: (run: JudgedRun) => boolean, message: string): Rule {
  return {
    severity: 'note',
    find({ runs }) {
      const those = runs.filter(holds);
      return those.length > 0 ? found(`${those.length} runs`, '', message, those) : [];
    },
  };
}

const isOver = ({ outcome }: JudgedRun): boolean => outcome !== 'running' && outcome !== 'unknown';

export type RuleCode =
  | 'noRun'
  | 'gapTooLong'
  | 'periodTooShort'
  | 'runTooSlow'
  | 'durationUnknown'
  | 'runningTooLong'
  | 'successRateTooLow'
  | 'notValidated'
  | 'unknownState'
  | 'unreadableStart'
  | 'endBeforeStart'
  | 'zeroDuration'
  | 'noEnd';

/** Every rule by the code of its findings. The README has a formula for each. */
export const allRules: Readonly<Record<RuleCode, Rule>> = {
  noRun: {
    severity: 'violation',
    find: ({ runs }) => (runs.length > 0 ? [] : found('0 runs', '1 run', 'no run started in the period')),
  },
  gapTooLong: {
    severity: 'violation',
    find({ rules: { longestGap }, gaps }) {
      const most = limitOf(longestGap);
      return gaps
        .filter(({ from, until }) => until - from > most)
        .map(({ from, until, between }) => ({
          value: durationText(until - from),
          limit: `${longestGap}`,
          message: `no successful run from ${isoText(from)} until ${isoText(until)}`,
          runs: between,
        }));
    },
  },
  periodTooShort: {
    severity: 'violation',
    find({ rules: { longestGap }, since, now }) {
      if (longestGap === undefined || now - since >= limitOf(longestGap)) return [];
      return found(
        durationText(now - since),
        longestGap,
        'the period is shorter than the gap that is allowed, so it proves nothing',
      );
    },
  },
  runTooSlow: {
    severity: 'violation',
    find(facts) {
      const { longestRun } = facts.rules;
      const message = 'a successful run took longer than allowed';
      return longest(lookedAt(facts), (run) => durationOf(run) ?? 0, longestRun, message);
    },
  },
  durationUnknown: {
    severity: 'violation',
    find(facts) {
      const those = lookedAt(facts).filter((run) => durationOf(run) === undefined);
      const message = 'a successful run has no duration that can be read, so it proves nothing';
      return those.length > 0 ? found('unknown', `${facts.rules.longestRun}`, message, those) : [];
    },
  },
  runningTooLong: {
    severity: 'violation',
    find({ rules: { longestRun }, runs, now }) {
      const running = runs.filter(({ outcome }) => outcome === 'running');
      const message = 'a run has been running for longer than allowed';
      return longest(running, ({ started = now }) => now - started, longestRun, message);
    },
  },
  successRateTooLow: {
    severity: 'violation',
    find({ rules: { leastSuccessRate = 0 }, successRate = 1, successes, failures }) {
      if (successRate >= leastSuccessRate) return [];
      const message = `${successes.length} of ${successes.length + failures.length} runs that ended were successful`;
      return found(percent(successRate), percent(leastSuccessRate), message, failures);
    },
  },
  notValidated: {
    severity: 'violation',
    find({ rules: { validated }, latestSuccess }) {
      if (validated !== 'required' || latestSuccess?.annotations.some(isPassed)) return [];
      const message = 'nobody has noted that the data of the latest successful run was validated';
      const runs = latestSuccess ? [latestSuccess] : [];
      return found('not validated', 'outcome passed, validatedBy', message, runs);
    },
  },
  unknownState: noteOn(({ outcome }) => outcome === 'unknown', 'the state is not known, so the run counts neither way'),
  unreadableStart: noteOn(({ started }) => started === undefined, 'the start cannot be read'),
  endBeforeStart: noteOn(
    ({ started, ended }) => started !== undefined && ended !== undefined && ended < started,
    'the end comes before the start',
  ),
  zeroDuration: noteOn((run) => isOver(run) && durationOf(run) === 0, 'start and end are equal'),
  noEnd: noteOn((run) => isOver(run) && run.ended === undefined, 'the run is over, but has no end that can be read'),
};

/** The runs that took longer than a limit, as one finding with the longest. */
function longest(
  runs: readonly JudgedRun[],
  timeOf: (run: JudgedRun) => number,
  limit: string | undefined,
  message: string,
): readonly Found[] {
  const most = limitOf(limit);
  const those = runs.filter((run) => timeOf(run) > most);
  const value = those.reduce((most, run) => Math.max(most, timeOf(run)), 0);
  return those.length > 0 ? found(durationText(value), `${limit}`, message, those) : [];
}

/** The runs that `longestRun` looks at. */
function lookedAt({
  rules: { longestRun, whichRun = 'latest' },
  successes,
  latestSuccess,
}: Facts): readonly JudgedRun[] {
  if (longestRun === undefined || !latestSuccess) return [];
  return whichRun === 'any' ? successes : [latestSuccess];
}

function isPassed({ outcome, validatedBy }: JudgedRun['annotations'][number]): boolean {
  return outcome === 'passed' && Boolean(validatedBy);
}

/** Rounded down, so that 99.96 % is never shown as 100 %. */
function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10}%`;
}
