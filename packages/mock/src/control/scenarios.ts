import type { GenerateOptions } from '../data/generate.ts';
import { invalidOption } from '../errors.ts';
import type { Fault } from './fault.ts';

/** Rows and faults that belong together. */
export interface Scenario {
  readonly generate: GenerateOptions;
  readonly faults: readonly Fault[];
}

const day = 86_400_000;

/**
 * - `quiet`: five backups that were never restored
 * - `all-failed`: every restore failed
 * - `overdue`: the last restore was 120 days ago
 * - `huge`: 1,000,000 restores of 1,000 backups
 * - `flaky-gateway`: 503, 502 and broken connections now and then; the next request succeeds
 * - `firewall`: 417 beyond 80 requests in 60 s
 */
export type ScenarioName = 'quiet' | 'all-failed' | 'overdue' | 'huge' | 'flaky-gateway' | 'firewall';

/** By name, at a moment in milliseconds since 1970. */
const scenarios: { readonly [name in ScenarioName]: (now: number) => Scenario } = {
  quiet: () => ({ generate: { rows: 0, parents: 5 }, faults: [] }),
  'all-failed': () => ({ generate: { rows: 50, parents: 5, failed: 1, running: false }, faults: [] }),
  overdue: (now) => ({ generate: { rows: 50, parents: 5, now: now - 120 * day, running: false }, faults: [] }),
  huge: () => ({ generate: { rows: 1_000_000, parents: 1000 }, faults: [] }),
  'flaky-gateway': () => ({
    generate: { rows: 200, parents: 5 },
    // Even numbers only: the request after a failure succeeds.
    faults: [
      { status: 503, every: 4 },
      { status: 502, every: 6 },
      { reset: true, every: 10 },
    ],
  }),
  firewall: () => ({ generate: { rows: 200, parents: 5 }, faults: [{ firewall: 80 }] }),
};

/** @throws {MockError} `ERR_INVALID_OPTION` */
export function findScenario(name: ScenarioName | undefined, now: number): Partial<Scenario> {
  if (name === undefined) return {};
  if (Object.hasOwn(scenarios, name)) return scenarios[name](now);
  throw invalidOption(`scenario must be one of ${Object.keys(scenarios).join(', ')}, not ${name}`);
}
