import { expect, test } from 'vitest';
import { mutantSuite } from './services/mutant-suite.ts';
import { mutants } from './services/mutants/index.ts';

await mutantSuite(mutants.filter(({ operation }) => operation !== 'listBackupRestoreHistories'));

test('there are at least 160 broken services, and each operation has some', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBeGreaterThanOrEqual(160);
  expect(new Set(mutants.map(({ operation }) => operation)).size).toBe(3);
});
