import type { RowFields, RunBehaviour } from '@scp-backup/openapi';
import { randomAt, seedOf } from './random.ts';
import type { Template } from './templates.ts';

/** Of all runs that have ended. */
const partialShare = 0.03;

export interface Outcomes {
  /** The template of a row that has ended, or of any row of a list without runs. */
  ended(index: number): Template;
  /** The template of a run that is under way. */
  readonly running: Template | undefined;
}

/**
 * How each row ends, by shares. Only states that the document names for the API version occur.
 *
 * @param failed share of failed runs, from 0 to 1
 */
export function outcomesOf(
  run: RunBehaviour | undefined,
  templates: readonly Template[],
  fields: RowFields,
  failed: number,
  seed: number,
): Outcomes {
  const own = seedOf(seed, 'outcome');
  const pick = (pool: readonly Template[], index: number) =>
    pool[Math.floor(randomAt(seed, index) * pool.length)] as Template;
  if (!run) return { ended: (index) => pick(templates, index), running: undefined };

  const known = fields[run.state]?.known ?? fields[run.state]?.enum;
  const of = (states: readonly string[] = []) =>
    templates.filter(({ row }) => {
      const state = String(row[run.state]);
      return states.includes(state) && (known?.includes(state) ?? true);
    });
  const shares = [
    { below: failed, pool: of(run.failed) },
    { below: failed + (1 - failed) * partialShare, pool: of(run.partial) },
    { below: 1, pool: of(run.succeeded) },
    { below: 1, pool: templates },
  ].filter(({ pool }) => pool.length > 0);
  return {
    ended(index) {
      const chance = randomAt(own, index);
      return pick(shares.find(({ below }) => chance < below)?.pool ?? templates, index);
    },
    running: of(run.running)[0],
  };
}
