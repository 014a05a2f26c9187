import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { annotate, verify } from '@scp-backup/evidence';
import { start } from '@scp-backup/tooling/processes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { until } from './deaths.ts';
import { interruptions } from './interruptions.ts';

const { place, collectUntil, whole, expectRest } = interruptions();
const here = fileURLToPath(new URL('.', import.meta.url));

/** Collects in a process that kills itself before a file operation; returns the signal. */
async function killedAt(directory: string, operation: number): Promise<string | null> {
  const { url, credentials } = place.mock;
  const args = [directory, url, credentials.accessKey, credentials.secretKey, String(operation)];
  const { child, ended } = start(process.execPath, ['collect-and-die.mjs', ...args], here);
  await ended;
  return child.signalCode;
}

test('a collection whose process is killed goes on, and its rows are those of one that was not', async () => {
  const { rows, operations } = await whole();
  const directory = place.newFolder();
  const [operation = 0] = fc.sample(fc.integer({ min: 0, max: operations - 1 }), 1);
  expect(await killedAt(directory, operation)).toBe('SIGKILL');
  await expectRest(directory, rows);
});

test('a collection that stops at any moment goes on, and its rows are those of one that did not', async () => {
  const { rows, operations } = await whole();
  expect(operations).toBeGreaterThan(40);
  const moment = fc.integer({ min: 0, max: operations - 1 });
  await fc.assert(
    fc.asyncProperty(moment, fc.array(moment, { maxLength: 1 }), async (first, further) => {
      const directory = place.newFolder();
      expect(await collectUntil(directory, first)).toBeUndefined();
      for (const death of further) await collectUntil(directory, death);
      await expectRest(directory, rows);
    }),
    { numRuns: 8 },
  );
});

test('an annotation that stops at any moment is named by verify, and adding it again mends the archive', async () => {
  const archive = await place.collected();
  const file = `${place.newFolder()}.yaml`;
  await writeFile(file, 'version: 1\nannotations: []\n');
  const first = await place.copyOf(archive);
  const operations = Number(await until(Number.POSITIVE_INFINITY, () => annotate(first, file)));
  const results = [];
  for (let last = 0; last < operations; last++) {
    const directory = await place.copyOf(archive);
    await until(last, () => annotate(directory, file));
    const { problems } = await verify(directory);
    await annotate(directory, file);
    results.push({ problems: problems.map(({ file }) => file).sort(), mended: (await verify(directory)).ok });
  }
  expect(results.map(({ mended }) => mended)).toEqual(results.map(() => true));
  expect(results.map(({ problems }) => problems)).toEqual([
    [],
    [],
    ['annotations.yaml.part'],
    ['annotations.yaml'],
    ['annotations.yaml'],
    ['SHA256SUMS.part', 'annotations.yaml'],
  ]);
});
