import { findingTexts } from '../messages/findings.ts';
import { type Annotation, type ReadAnnotation, readAnnotations } from './annotations.ts';
import { type Facts, factsOf, type Observation, type Subject } from './facts.ts';
import { isoText, readMoment } from './moment.ts';
import { type Exception, type Match, matches, type Policy, rulesFor } from './policy.ts';
import { allRules, type RuleCode } from './rules.ts';
import type { RowValues } from './run.ts';
import type { Text } from './text.ts';

/** What the runs are judged by. */
export interface Judgement extends Observation {
  readonly policy: Policy;
  readonly annotations?: readonly Annotation[] | undefined;
}

export type FindingCode =
  | RuleCode
  | 'incomplete'
  | 'emptyScope'
  | 'unmatchedRule'
  | 'unmatchedAnnotation'
  | 'exceptionEnded'
  | 'clockOff';

/** A row that proves a finding: its location in the archive, and its state and times. */
export interface ProvingRow {
  readonly response: string;
  readonly index: number;
  readonly state: string;
  readonly started: string | null;
  readonly ended: string | null;
}

export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'violation' | 'note';
  /** The history and the backup; `null` for what concerns all of the archive. */
  readonly operation: string | null;
  readonly of: string | null;
  readonly value: string;
  readonly limit: string;
  /** What was found, in both languages. */
  readonly message: Text;
  readonly rows: readonly ProvingRow[];
  /** The exception that accepts it. */
  readonly exception?: Exception | undefined;
}

/** The verdict on one backup. `excepted`: all of its violations are accepted by an exception. */
export interface Verdict {
  readonly operation: string;
  readonly of: string;
  readonly row: RowValues;
  readonly status: 'compliant' | 'violating' | 'excepted' | 'incomplete';
  readonly runs: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly successRate: number | null;
  /** When the latest successful run started, and how many milliseconds it took. */
  readonly latestSuccess: string | null;
  readonly latestDuration: number | null;
  /** Milliseconds of the longest time without a success. */
  readonly longestGap: number;
}

export interface Evaluation {
  /** `incomplete` takes precedence: what was not collected cannot be compliant. */
  readonly status: 'compliant' | 'violating' | 'incomplete';
  readonly since: string;
  readonly now: string;
  /** The zone of times in messages. Others are in UTC. */
  readonly zone: string;
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Finding[];
}

/** Sees one subject after the other with all that was found. */
export type Watch = (facts: Facts, verdict: Verdict, findings: readonly Finding[]) => void;

/** Judges the runs of each backup by a policy: a function of its arguments alone. */
export function evaluate(subjects: Iterable<Subject>, judgement: Judgement, watch?: Watch): Evaluation {
  const judging = startJudging(judgement, watch);
  for (const subject of subjects) judging.add(subject);
  return judging.end();
}

/** Takes one subject after the other, and keeps the runs of none. */
export interface Judging {
  add(subject: Subject): void;
  end(): Evaluation;
}

export function startJudging(judgement: Judgement, watch?: Watch): Judging {
  const { policy, since, now, zone = 'UTC' } = judgement;
  const annotations = readAnnotations(judgement.annotations ?? [], zone);
  const exceptions = (policy.exceptions ?? []).map((exception) => ({
    exception,
    isOver: readMoment('until', exception.until, zone, 'end') <= now,
  }));
  const byId = new Map<string, ReadAnnotation[]>();
  for (const one of annotations) byId.set(one.annotation.id, [...(byId.get(one.annotation.id) ?? []), one]);
  const matched = new Set<Annotation>();
  const unused = new Set<{ readonly match: Match }>([...(policy.rules ?? []), ...(policy.exceptions ?? [])]);
  const verdicts: Verdict[] = [];
  const findings: Finding[] = [];
  return {
    add(subject) {
      const facts = factsOf(subject, rulesFor(policy, subject), byId.get(subject.of) ?? [], judgement);
      for (const one of unused) if (matches(one.match, subject)) unused.delete(one);
      for (const run of facts.runs) for (const one of run.annotations) matched.add(one);
      const own = exceptions.filter(({ exception }) => matches(exception.match, subject));
      const exception = own.find(({ isOver }) => !isOver)?.exception;
      const found = findingsOf(subject, facts, exception);
      for (const { isOver, exception } of own) if (isOver) found.push(exceptionEnded(subject, exception));
      for (const finding of found) findings.push(finding);
      const verdict = verdictOf(subject, facts, found, exception);
      verdicts.push(verdict);
      watch?.(facts, verdict, found);
    },
    end() {
      if (verdicts.length === 0) findings.push(withoutRows('emptyScope', 'violation', findingTexts.emptyScope));
      for (const { match } of unused) findings.push(unmatchedRule(match));
      for (const { annotation } of annotations) {
        if (!matched.has(annotation)) findings.push(unmatched(annotation));
      }
      return { status: statusOf(verdicts), since: isoText(since), now: isoText(now), zone, verdicts, findings };
    },
  };
}

function statusOf(verdicts: readonly Verdict[]): Evaluation['status'] {
  if (verdicts.some(({ status }) => status === 'incomplete')) return 'incomplete';
  return verdicts.length === 0 || verdicts.some(({ status }) => status === 'violating') ? 'violating' : 'compliant';
}

/** A finding that no row proves. */
export function withoutRows(
  code: FindingCode,
  severity: Finding['severity'],
  message: Text,
  about: Partial<Pick<Finding, 'operation' | 'of' | 'value' | 'limit'>> = {},
): Finding {
  return { code, severity, operation: null, of: null, value: '', limit: '', message, rows: [], ...about };
}

function findingsOf({ operation, of, complete }: Subject, facts: Facts, exception: Exception | undefined): Finding[] {
  if (!complete) return [withoutRows('incomplete', 'violation', findingTexts.incomplete, { operation, of })];
  return Object.entries(allRules).flatMap(([code, { severity, find }]) =>
    find(facts).map(
      ({ runs, ...found }): Finding => ({
        code: code as RuleCode,
        severity,
        operation,
        of,
        ...found,
        rows: runs.map(({ response, index, state, started, ended }) => ({
          response,
          index,
          state,
          started: started === undefined ? null : isoText(started),
          ended: ended === undefined ? null : isoText(ended),
        })),
        ...(exception && severity === 'violation' && { exception }),
      }),
    ),
  );
}

function verdictOf(
  subject: Subject,
  facts: Facts,
  found: readonly Finding[],
  exception: Exception | undefined,
): Verdict {
  const { operation, of, row, complete } = subject;
  const { runs, successes, failures, successRate = null, latestSuccess, gaps } = facts;
  const isViolating = found.some(({ severity }) => severity === 'violation');
  const judged = isViolating ? (exception ? 'excepted' : 'violating') : 'compliant';
  const { started, ended } = latestSuccess ?? {};
  return {
    operation,
    of,
    row,
    status: complete ? judged : 'incomplete',
    runs: runs.length,
    succeeded: successes.length,
    failed: failures.length,
    successRate,
    latestSuccess: started === undefined ? null : isoText(started),
    latestDuration: started === undefined || ended === undefined || ended < started ? null : ended - started,
    longestGap: Math.max(0, ...gaps.map(({ from, until }) => until - from)),
  };
}

function exceptionEnded({ operation, of }: Subject, { until, reason }: Exception): Finding {
  return withoutRows('exceptionEnded', 'note', findingTexts.exceptionEnded(reason), { operation, of, value: until });
}

function unmatchedRule(match: Match): Finding {
  return withoutRows('unmatchedRule', 'note', findingTexts.unmatchedRule, { value: JSON.stringify(match) });
}

function unmatched({ id, started, from, until }: Annotation): Finding {
  const value = started ?? `${from ?? ''}/${until ?? ''}`;
  return withoutRows('unmatchedAnnotation', 'note', findingTexts.unmatchedAnnotation, { of: id, value });
}
