import { evaluate, type Outcome, type Rules } from '@scp-backup/evidence';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hour, judgement, run, since, subject } from './facts.ts';

test('gap, rate and durations are those of a second, naive implementation', () => {
  const outcome = fc.constantFrom<Outcome>('succeeded', 'failed', 'partial', 'running', 'unknown');
  const aRun = fc.record({
    start: fc.integer({ min: 0, max: 91 * 24 }),
    hours: fc.integer({ min: 0, max: 60 }),
    outcome,
  });
  const options = fc.record({
    gap: fc.integer({ min: 1, max: 92 }),
    most: fc.integer({ min: 1, max: 60 }),
    rate: fc.double({ min: 0, max: 1, noNaN: true }),
    partial: fc.constantFrom('success', 'failure', 'ignored'),
  });
  fc.assert(
    fc.property(fc.array(aRun, { minLength: 1, maxLength: 12 }), options, (rows, { gap, most, rate, partial }) => {
      const runs = rows.map(({ start, hours, outcome }) =>
        run(start / 24, { ended: since + (start + hours) * hour }, outcome),
      );
      const rules: Rules = {
        longestGap: `${gap}d`,
        longestRun: `${most}h`,
        whichRun: 'any',
        leastSuccessRate: rate,
        partial,
      };
      const { findings } = evaluate([subject(runs)], judgement(rules));
      const codes = new Set(findings.map(({ code }) => code));

      const good = rows.filter(
        (row) => row.outcome === 'succeeded' || (row.outcome === 'partial' && partial === 'success'),
      );
      const bad = rows.filter(
        (row) => row.outcome === 'failed' || (row.outcome === 'partial' && partial === 'failure'),
      );
      // Hour by hour: how long ago was the last success?
      let [quiet, longest] = [0, 0];
      for (let clock = 0; clock < 92 * 24; clock++) {
        quiet = good.some(({ start, hours }) => Math.min(start + hours, 92 * 24) === clock) ? 1 : quiet + 1;
        longest = Math.max(longest, quiet);
      }
      expect(codes.has('gapTooLong')).toBe(longest > gap * 24);
      expect(codes.has('runTooSlow')).toBe(good.some(({ hours }) => hours > most));
      expect(codes.has('successRateTooLow')).toBe(
        good.length + bad.length > 0 && good.length < rate * (good.length + bad.length),
      );
    }),
    { numRuns: 200 },
  );
});
