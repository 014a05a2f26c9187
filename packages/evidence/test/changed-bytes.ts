import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verify } from '@scp-backup/evidence';
import fc from 'fast-check';
import { filesOf } from './archives.ts';

/** Changes one byte of an archive after the other, and expects `verify` to name the file. */
export async function expectNoticed(directory: string, changes: number): Promise<void> {
  const names = fc.constantFrom(...(await filesOf(directory)));
  const byte = fc.record({ name: names, at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(byte, async ({ name, at, by }) => {
      const path = join(directory, name);
      const bytes = await readFile(path);
      const changed = bytes.map((value, index) => (index === at % bytes.length ? (value + by) % 256 : value));
      await writeFile(path, changed);
      const { ok, problems } = await verify(directory);
      await writeFile(path, bytes);
      const isNamed = problems.some(({ code, file }) => code === 'changed' && file === name);
      return !ok && (isNamed || name === 'SHA256SUMS');
    }),
    { numRuns: changes },
  );
}
