import type { FindingCode, Verdict } from '../../core/evaluate.ts';

/** All words of a report in one language. Numbers, times and durations come as text. */
export interface Texts {
  readonly title: string;
  readonly period: (since: string, now: string, zone: string) => string;
  readonly collected: (when: string) => string;
  readonly verdict: Readonly<Record<Verdict['status'] | 'noPolicy', string>>;
  readonly lead: {
    readonly compliant: (excepted: number) => string;
    readonly violating: (violating: string, all: string) => string;
    readonly emptyScope: string;
    readonly incomplete: (unread: string) => string;
    readonly noPolicy: string;
  };
  readonly tiles: { readonly scope: string; readonly rate: string; readonly restores: string };
  readonly questions: readonly [worked: string, took: string, proof: string];
  readonly worked: (succeeded: string, ended: string, rate: string, failed: string) => string;
  readonly nothingEnded: string;
  readonly running: (running: string) => string;
  readonly otherRuns: (others: string) => string;
  readonly withoutRun: (backups: string) => string;
  readonly took: (median: string, most95: string, longest: string) => string;
  readonly tookNothing: string;
  readonly overLimit: (runs: string) => string;
  readonly withinLimit: string;
  readonly noLimit: string;
  readonly proof: (histories: string, rows: string, responses: string) => string;
  readonly noProof: (unread: string) => string;
  readonly validated: (validated: string, succeeded: string) => string;
  readonly headings: Readonly<Record<Heading, string>>;
  readonly columns: Readonly<Record<ColumnName, string>>;
  readonly counts: { readonly success: string; readonly failure: string; readonly nothing: string };
  readonly findings: Readonly<Record<FindingCode, string>>;
  readonly severity: { readonly violation: string; readonly note: string; readonly excepted: string };
  readonly rows: (count: string) => string;
  readonly archive: string;
  readonly shownOf: (shown: string, total: string, file: string) => string;
  readonly none: Readonly<Record<'findings' | 'failures' | 'annotated' | 'runs' | 'exceptions' | 'leftOut', string>>;
  readonly notRead: string;
  readonly months: {
    readonly title: string;
    readonly description: string;
    readonly earlier: string;
    readonly unread: string;
  };
  readonly lanes: { readonly title: string; readonly description: string; readonly gap: string };
  readonly durations: {
    readonly title: string;
    readonly description: string;
    readonly axis: string;
    readonly share: string;
    readonly limit: (limit: string) => string;
    readonly noLimit: string;
  };
  readonly gaps: string;
  readonly failures: string;
  readonly annotated: string;
  readonly annotation: Readonly<Record<'drill' | 'recovery' | 'passed' | 'failed', string>>;
  readonly scope: {
    readonly counts: (selected: string, listed: string) => string;
    readonly leftOut: string;
    readonly unread: string;
    readonly exceptions: string;
  };
  readonly proves: readonly string[];
  readonly provesNot: readonly string[];
  readonly provesHeads: readonly [proves: string, not: string];
  readonly sign: readonly [prepared: string, reviewed: string, approved: string];
  readonly signColumns: readonly [role: string, name: string, date: string, signature: string];
  readonly policy: {
    readonly none: string;
    readonly everyBackup: string;
    readonly settings: Readonly<
      Record<'longestGap' | 'longestRun' | 'leastSuccessRate' | 'partial' | 'validated', string>
    >;
    readonly whichRun: { readonly latest: string; readonly any: string };
    readonly partial: Readonly<Record<'success' | 'failure' | 'ignored', string>>;
    readonly validated: Readonly<Record<'required' | 'optional', string>>;
    readonly unset: string;
  };
  readonly appendix: Readonly<Record<ArchiveFact, string>>;
  readonly yes: string;
  readonly no: string;
  readonly clock: (seconds: string) => string;
  readonly assumptions: (zone: string) => readonly string[];
  readonly verifying: readonly [sums: string, verify: string, kept: string];
  readonly addedAnnotations: (count: string) => string;
}

export type Heading =
  | 'summary'
  | 'backups'
  | 'findings'
  | 'months'
  | 'lanes'
  | 'durations'
  | 'gaps'
  | 'failures'
  | 'annotated'
  | 'scope'
  | 'proof'
  | 'sign'
  | 'appendix'
  | 'policy'
  | 'archives'
  | 'assumptions'
  | 'verifying';

export type ColumnName =
  | 'backup'
  | 'history'
  | 'verdict'
  | 'rate'
  | 'succeeded'
  | 'failed'
  | 'others'
  | 'latest'
  | 'took'
  | 'longestGap'
  | 'finding'
  | 'severity'
  | 'measured'
  | 'limit'
  | 'evidence'
  | 'backups'
  | 'month'
  | 'first'
  | 'last'
  | 'runs'
  | 'median'
  | 'most95'
  | 'longest'
  | 'over'
  | 'from'
  | 'until'
  | 'length'
  | 'target'
  | 'state'
  | 'started'
  | 'ended'
  | 'counts'
  | 'kind'
  | 'validatedBy'
  | 'method'
  | 'outcome'
  | 'ticket'
  | 'note'
  | 'reason'
  | 'owner'
  | 'match'
  | 'setting'
  | 'value'
  | 'file'
  | 'sha256';

export type ArchiveFact =
  | 'name'
  | 'sha256'
  | 'address'
  | 'operations'
  | 'period'
  | 'given'
  | 'zone'
  | 'apiVersion'
  | 'document'
  | 'tool'
  | 'begun'
  | 'ended'
  | 'requests'
  | 'rows'
  | 'clock'
  | 'complete';
