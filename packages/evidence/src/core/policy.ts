import type { RowValues } from './run.ts';

/** What a policy demands of the runs of one backup. What is left out is not checked. */
export interface Rules {
  /** The longest time without a successful run, such as `90d`. */
  readonly longestGap?: string | undefined;
  /** The longest time that a run may take, such as `4h`: the recovery time objective. */
  readonly longestRun?: string | undefined;
  /** Which successful runs `longestRun` looks at. @default 'latest' */
  readonly whichRun?: 'latest' | 'any' | undefined;
  /** The least share of successful runs among those that ended, from 0 to 1. */
  readonly leastSuccessRate?: number | undefined;
  /** What a run counts as that did a part of what it was asked for. @default 'failure' */
  readonly partial?: 'success' | 'failure' | 'ignored' | undefined;
  /** Whether somebody must have validated the latest successful run. @default 'optional' */
  readonly validated?: 'required' | 'optional' | undefined;
}

/** Patterns by field of the list of backups, with `*` and `?`; `id` and `operation` are always there. All must match. */
export type Match = Readonly<Record<string, string>>;

export interface Exception {
  readonly match: Match;
  readonly reason: string;
  readonly owner: string;
  /** The last day of the exception, such as `2026-12-31`. */
  readonly until: string;
}

export interface Policy {
  readonly version: 1;
  readonly default?: Rules | undefined;
  /** Rules for some backups. A later one takes precedence, setting by setting. */
  readonly rules?: readonly (Rules & { readonly match: Match })[] | undefined;
  /** Backups whose violations are accepted until a date. */
  readonly exceptions?: readonly Exception[] | undefined;
}

/** What the patterns of a policy are compared with. */
export interface Matchable {
  readonly operation: string;
  readonly of: string;
  /** The row of the list of backups; empty where only the id is known. */
  readonly row: RowValues;
}

/** The rules for one backup. */
export function rulesFor({ default: standard, rules = [] }: Policy, subject: Matchable): Rules {
  const own = rules.filter(({ match }) => matches(match, subject));
  const settings = [standard ?? {}, ...own].flatMap((one) => Object.entries(one));
  return Object.fromEntries(settings.filter(([name, value]) => name !== 'match' && value !== undefined));
}

export function matches(match: Match, { operation, of, row }: Matchable): boolean {
  const fields: RowValues = { ...row, id: of, operation };
  return Object.entries(match).every(([field, pattern]) => globOf(pattern).test(String(fields[field] ?? '')));
}

const globs = new Map<string, RegExp>();

function globOf(pattern: string): RegExp {
  const known = globs.get(pattern);
  if (known) return known;
  const source = pattern
    .replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const glob = new RegExp(`^${source}$`, 'su');
  globs.set(pattern, glob);
  return glob;
}
