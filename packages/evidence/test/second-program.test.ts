import type { Finding } from '@scp-backup/evidence';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { workplace } from './archives.ts';
import { aCase } from './cases.ts';
import { expectSame } from './second-program.ts';

const place = workplace({ generate: { rows: 1, parents: 1 } });
let findings: readonly Finding[];

beforeAll(async () => {
  // These give every code; other cases at each run are in the full tests.
  findings = await expectSame(place, fc.sample(aCase, { numRuns: 80, seed: 1 }));
});

test('a second program that follows the formulas of the README comes to the same findings, of every code', () => {
  expect(new Set(findings.map(({ code }) => code)).size).toBe(19);
});

test('every finding has its message in both languages', () => {
  const isKorean = /[가-힣]/;
  expect(findings.filter(({ message: { en, ko } }) => isKorean.test(en) || !isKorean.test(ko))).toEqual([]);
});
