import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verify } from '@scp-backup/evidence';
import { start } from '@scp-backup/tooling/processes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workplace } from './archives.ts';

const place = workplace({ generate: { rows: 60, parents: 3 } });
const here = fileURLToPath(new URL('.', import.meta.url));

/** Collects until the process kills itself; returns the signal, or the number of file operations of a whole run. */
async function collectUntil(directory: string, operation: number): Promise<string> {
  const { url, credentials } = place.mock;
  const args = [directory, url, credentials.accessKey, credentials.secretKey, String(operation)];
  const { child, ended, output } = start(process.execPath, ['collect-and-die.mjs', ...args], here);
  await ended;
  return child.signalCode ?? output();
}

test('a collection that is killed at any moment goes on, and its rows are those of one that was not', async () => {
  const whole = place.newFolder();
  const operations = Number(await collectUntil(whole, -1));
  expect(operations).toBeGreaterThan(40);
  const rows = await readFile(join(whole, 'dataset/runs.ndjson'), 'utf8');
  const moment = fc.integer({ min: 0, max: operations - 1 });
  await fc.assert(
    fc.asyncProperty(moment, fc.array(moment, { maxLength: 1 }), async (first, further) => {
      const directory = place.newFolder();
      expect(await collectUntil(directory, first)).toBe('SIGKILL');
      for (const death of further) await collectUntil(directory, death);
      expect(await collectUntil(directory, -1)).toMatch(/^\d+$/);
      expect(await verify(directory)).toMatchObject({ ok: true, problems: [] });
      expect(await readFile(join(directory, 'dataset/runs.ndjson'), 'utf8')).toBe(rows);
    }),
    { numRuns: 12 },
  );
});
