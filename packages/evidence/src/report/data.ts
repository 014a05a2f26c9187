import type { ArchiveSummary, RunParameters, ScopeLine } from '../archive/layout.ts';
import type { Annotation } from '../core/annotations.ts';
import type { Evaluation, Verdict } from '../core/evaluate.ts';
import type { Policy } from '../core/policy.ts';
import type { Outcome } from '../core/run.ts';

/** All that a report shows: the evaluation, and bounded summaries of the runs behind it. Times are milliseconds since 1970. */
export interface ReportData {
  readonly evaluation: Evaluation;
  /** `null`: nothing was demanded, so only what holds for every policy was judged. */
  readonly policy: Policy | null;
  /** The zone in which times are shown and months begin. */
  readonly zone: string;
  readonly archives: readonly ReportedArchive[];
  readonly runs: RunTotals;
  readonly months: readonly Month[];
  readonly durations: {
    readonly overall: DurationGroup;
    /** By limit, those with the most runs first. */
    readonly groups: readonly DurationGroup[];
  };
  readonly lanes: readonly Lane[];
  readonly gaps: Bounded<LongestGap>;
  readonly failures: Bounded<ReportedRun>;
  readonly annotated: Bounded<ReportedRun>;
  /** Backups that the service lists. */
  readonly listed: number;
  readonly leftOut: Bounded<ScopeLine>;
  readonly unread: Bounded<Unread>;
  /** Annotations beside those of the archives. */
  readonly addedAnnotations: number;
}

/** The first of many, and how many there are. */
export interface Bounded<Item> {
  readonly total: number;
  readonly shown: readonly Item[];
}

export interface ReportedArchive {
  /** The name of its folder. */
  readonly name: string;
  readonly parameters: RunParameters;
  readonly summary: ArchiveSummary;
  /** The SHA-256 of `SHA256SUMS`, which covers every file. */
  readonly sha256: string;
  /** The checksums of the files that are no responses. */
  readonly sums: readonly (readonly [file: string, sha256: string])[];
  /** Responses that were kept, each with a checksum. */
  readonly responses: number;
}

export interface RunTotals {
  readonly all: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly running: number;
  readonly unknown: number;
  /** Neither success nor failure by the policy. */
  readonly ignored: number;
  /** Successful runs whose data somebody validated. */
  readonly validated: number;
}

export interface Month {
  /** Such as `2026-07`; `null` for runs whose start cannot be read. */
  readonly month: string | null;
  readonly succeeded: number;
  readonly failed: number;
  readonly others: number;
}

/** The durations of successful runs that one limit applies to. */
export interface DurationGroup {
  /** Such as `4h`; `null` where no limit is set. */
  readonly limit: string | null;
  readonly backups: number;
  readonly count: number;
  /** Runs that took longer than the limit. */
  readonly over: number;
  /** Durations in ascending order with the share of runs that took no longer, thinned. */
  readonly curve: readonly (readonly [milliseconds: number, share: number])[];
  readonly median: number | null;
  readonly most95: number | null;
  readonly longest: number | null;
}

export interface Mark {
  readonly started: number;
  readonly counts: 'success' | 'failure' | 'nothing';
}

/** The runs of one backup on the time line. */
export interface Lane {
  readonly verdict: Verdict;
  readonly marks: readonly Mark[];
  readonly first: number | null;
  readonly last: number | null;
  /** Times without a success that are longer than allowed. */
  readonly gaps: readonly { readonly from: number; readonly until: number }[];
}

export interface LongestGap {
  readonly verdict: Verdict;
  readonly from: number;
  readonly until: number;
  readonly limit: string | null;
  readonly isTooLong: boolean;
}

export interface ReportedRun {
  readonly verdict: Verdict;
  readonly target: string;
  readonly state: string;
  readonly outcome: Outcome;
  readonly counts: Mark['counts'];
  readonly started: number | null;
  readonly ended: number | null;
  readonly response: string;
  readonly index: number;
  readonly annotations: readonly Annotation[];
}

/** A history that was not read to its end. */
export interface Unread {
  readonly operation: string;
  readonly of: string | null;
  /** The codes of the error or of the warnings, and their messages in English. */
  readonly codes: readonly string[];
  readonly reason: string;
}
