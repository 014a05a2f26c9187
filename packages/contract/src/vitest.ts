import { beforeAll, describe, expect, test } from 'vitest';
import type { ContractReport } from './check.ts';
import type { ContractOptions } from './options.ts';
import { runContract } from './run-contract.ts';
import { plannedChecks } from './targets.ts';

/**
 * The checks as a suite of vitest, one test for each check. Options may be a function that starts the service first. The
 * seed of a run stands in each failure.
 */
export function contractSuite(
  options: ContractOptions | (() => ContractOptions | Promise<ContractOptions>),
  {
    name = 'contract',
    timeoutMs = 600_000,
    profile = 'documented',
  }: { name?: string; timeoutMs?: number; profile?: ContractOptions['profile'] } = {},
): void {
  describe(name, () => {
    let report: ContractReport;
    beforeAll(async () => {
      report = await runContract({ profile, ...(typeof options === 'function' ? await options() : options) });
    }, timeoutMs);
    const { description, parameters } = typeof options === 'function' ? ({} as Partial<ContractOptions>) : options;
    const planned = plannedChecks(description, profile, parameters);
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
