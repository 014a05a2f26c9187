import { readTime } from '@scp-backup/client';
import type { RunBehaviour } from '@scp-backup/openapi';
import type { Period } from './moment.ts';

export type RowValues = Readonly<Record<string, unknown>>;

/** How a run went. `unknown`: the document does not list its state. */
export type Outcome = 'succeeded' | 'failed' | 'partial' | 'running' | 'unknown';

/** A row of a history, read by `x-scp-run`. */
export interface Run {
  /** The file of the archive with the response, and the index of the row in it. */
  readonly response: string;
  readonly index: number;
  readonly outcome: Outcome;
  /** The state as the service returned it. */
  readonly state: string;
  /** Milliseconds since 1970; undefined where the row holds no time that can be read. */
  readonly started: number | undefined;
  readonly ended: number | undefined;
  /** What the run wrote to, where the row says so. */
  readonly target?: string | undefined;
}

/** Reads a row; a time without a zone is read in `zone`. */
export function readRun(run: RunBehaviour, row: RowValues, zone: string, response: string, index: number): Run {
  const state = String(row[run.state] ?? '');
  const target = run.target === undefined ? undefined : row[run.target];
  return {
    response,
    index,
    outcome: outcomeOf(run, state),
    state,
    started: momentOf(row[run.started], zone),
    ended: momentOf(row[run.ended], zone),
    target: typeof target === 'string' ? target : undefined,
  };
}

/** Milliseconds since 1970 of a field of a row. */
export function momentOf(value: unknown, zone: string): number | undefined {
  return typeof value === 'string' ? readTime(value, { zone })?.date.getTime() : undefined;
}

function outcomeOf({ succeeded, failed, partial = [], running = [] }: RunBehaviour, state: string): Outcome {
  if (succeeded.includes(state)) return 'succeeded';
  if (failed.includes(state)) return 'failed';
  if (partial.includes(state)) return 'partial';
  return running.includes(state) ? 'running' : 'unknown';
}

/** Whether a row belongs to a period: it started then, or its start cannot be read, which nobody may drop silently. */
export function isWithin(started: number | undefined, { since, until }: Period): boolean {
  return started === undefined || (started >= since && started < until);
}
