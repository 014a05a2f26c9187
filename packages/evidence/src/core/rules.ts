import { findingTexts } from '../messages/findings.ts';
import { isValidation } from './annotations.ts';
import { durationText, limitOf } from './duration.ts';
import { durationOf, type Facts, type JudgedRun } from './facts.ts';
import { zonedText } from './moment.ts';
import type { Text } from './text.ts';

/** What a rule found: the runs prove it. */
export interface Found {
  readonly value: string;
  readonly limit: string;
  readonly message: Text;
  readonly runs: readonly JudgedRun[];
}

/** A rule of a policy, or something that an auditor should know of the rows. */
export interface Rule {
  /** A violation makes a backup not compliant; a note does not. */
  readonly severity: 'violation' | 'note';
  readonly find: (facts: Facts) => readonly Found[];
}

const found = (message: Text, runs: readonly JudgedRun[] = [], value = '', limit = ''): readonly Found[] => [
  { value, limit, message, runs },
];

/** A note on the runs for which something holds. */
function noteOn(holds: (run: JudgedRun) => boolean, message: Text): Rule {
  return {
    severity: 'note',
    find({ runs }) {
      const those = runs.filter(holds);
      return those.length > 0 ? found(message, those) : [];
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
    find: ({ runs }) => (runs.length > 0 ? [] : found(findingTexts.noRun)),
  },
  gapTooLong: {
    severity: 'violation',
    find({ rules: { longestGap }, gaps, zone = 'UTC' }) {
      const most = limitOf(longestGap);
      return gaps
        .filter(({ from, until }) => until - from > most)
        .map(({ from, until, between }) => ({
          value: durationText(until - from),
          limit: `${longestGap}`,
          message: findingTexts.gapTooLong(zonedText(from, zone), zonedText(until, zone)),
          runs: between,
        }));
    },
  },
  periodTooShort: {
    severity: 'violation',
    find({ rules: { longestGap }, since, now }) {
      if (longestGap === undefined || now - since >= limitOf(longestGap)) return [];
      return found(findingTexts.periodTooShort, [], durationText(now - since), longestGap);
    },
  },
  runTooSlow: {
    severity: 'violation',
    find(facts) {
      const { longestRun } = facts.rules;
      return longest(lookedAt(facts), (run) => durationOf(run) ?? 0, longestRun, findingTexts.runTooSlow);
    },
  },
  durationUnknown: {
    severity: 'violation',
    find(facts) {
      const those = lookedAt(facts).filter((run) => durationOf(run) === undefined);
      return those.length > 0 ? found(findingTexts.durationUnknown, those, '', facts.rules.longestRun) : [];
    },
  },
  runningTooLong: {
    severity: 'violation',
    find({ rules: { longestRun }, runs, now }) {
      const running = runs.filter(({ outcome }) => outcome === 'running');
      return longest(running, ({ started = now }) => now - started, longestRun, findingTexts.runningTooLong);
    },
  },
  successRateTooLow: {
    severity: 'violation',
    find({ rules: { leastSuccessRate = 0 }, successRate = 1, successes, failures }) {
      if (successRate >= leastSuccessRate) return [];
      const message = findingTexts.successRateTooLow(successes.length, successes.length + failures.length);
      return found(message, failures, percent(successRate), percent(leastSuccessRate));
    },
  },
  notValidated: {
    severity: 'violation',
    find({ rules: { validated }, latestSuccess }) {
      if (validated !== 'required' || latestSuccess?.annotations.some(isValidation)) return [];
      return found(findingTexts.notValidated, latestSuccess ? [latestSuccess] : []);
    },
  },
  unknownState: noteOn(({ outcome }) => outcome === 'unknown', findingTexts.unknownState),
  unreadableStart: noteOn(({ started }) => started === undefined, findingTexts.unreadableStart),
  endBeforeStart: noteOn(
    ({ started, ended }) => started !== undefined && ended !== undefined && ended < started,
    findingTexts.endBeforeStart,
  ),
  zeroDuration: noteOn((run) => isOver(run) && durationOf(run) === 0, findingTexts.zeroDuration),
  noEnd: noteOn((run) => isOver(run) && run.ended === undefined, findingTexts.noEnd),
};

/** The runs that took longer than a limit, as one finding with the longest. */
function longest(
  runs: readonly JudgedRun[],
  timeOf: (run: JudgedRun) => number,
  limit: string | undefined,
  message: Text,
): readonly Found[] {
  const most = limitOf(limit);
  const those = runs.filter((run) => timeOf(run) > most);
  const value = those.reduce((most, run) => Math.max(most, timeOf(run)), 0);
  return those.length > 0 ? found(message, those, durationText(value), limit) : [];
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

/** Rounded down, so that 99.96 % is never shown as 100 %. */
function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10}%`;
}
