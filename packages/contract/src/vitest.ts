import { beforeAll, describe, expect, test } from 'vitest';
import type { ContractReport } from './check.ts';
import type { ContractOptions } from './options.ts';
import { runContract } from './run-contract.ts';
import { plannedChecks } from './targets.ts';

/** How the suite is named, run and read. */
export interface SuiteOptions {
  /** @default 'contract' */
  readonly name?: string | undefined;
  /** Milliseconds for the whole run. @default 600000 (10 minutes) */
  readonly timeoutMs?: number | undefined;
  /** @default 'documented' */
  readonly profile?: ContractOptions['profile'];
}

/**
 * The checks as a suite of vitest, one test for each check. Options may be a function that starts the service first. The
 * seed of a run stands in each failure.
 */
export function contractSuite(
  options: ContractOptions | (() => ContractOptions | Promise<ContractOptions>),
  { name = 'contract', timeoutMs = 600_000, profile = 'documented' }: SuiteOptions = {},
): void {
  describe(name, () => {
    let report: ContractReport;
    beforeAll(async () => {
      const own = typeof options === 'function' ? await options() : options;
      report = await runContract({ ...own, profile: own.profile ?? profile });
    }, timeoutMs);
    const known: Partial<ContractOptions> = typeof options === 'function' ? {} : options;
    const planned = plannedChecks(known.description, known.profile ?? profile, known.parameters);
    test.for(planned.map(({ id }) => id))('%s', (id, { skip }) => {
      const found = report.checks.filter((check) => check.id === id);
      skip(found.length === 0, 'no value for a parameter of its path was given');
      expect(found.flatMap(({ failures }) => failures)).toEqual([]);
    });
    test('no check failed', () => {
      expect(report.checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id)).toEqual([]);
    });
  });
}
