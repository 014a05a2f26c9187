import type { Judgement, Outcome, Rules, Run, Subject } from '@scp-backup/evidence';

export const day = 86_400_000;
export const hour = 3_600_000;
export const since: number = Date.parse('2026-07-01T00:00:00Z');
export const now: number = Date.parse('2026-10-01T00:00:00Z');

/** A run that started so many days after the period began. */
export function run(days: number, fields: Partial<Run> = {}, outcome: Outcome = 'succeeded'): Run {
  const started = since + days * day;
  return { response: 'responses/a.json', index: 0, outcome, state: outcome, started, ended: started + hour, ...fields };
}

export function subject(runs: readonly Run[], fields: Partial<Subject> = {}): Subject {
  return { operation: 'listRuns', of: 'a', row: { name: 'db-1' }, complete: true, runs, ...fields };
}

export function judgement(rules: Rules, more: Partial<Judgement> = {}): Judgement {
  return { since, now, policy: { version: 1, default: rules }, ...more };
}
