import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workplace } from './archives.ts';
import { aCase } from './cases.ts';
import { expectSame } from './second-program.ts';

const place = workplace({ generate: { rows: 1, parents: 1 } });

test('a second program that follows the formulas of the README comes to the same findings', async () => {
  // These give every code; other cases at each run are in the full tests.
  const cases = fc.sample(aCase, { numRuns: 80, seed: 1 });
  expect((await expectSame(place, cases)).size).toBe(19);
});
