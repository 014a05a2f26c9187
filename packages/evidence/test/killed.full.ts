import { expect, test } from 'vitest';
import { interruptions } from './interruptions.ts';

const { place, collectUntil, whole, expectRest } = interruptions();

test('a collection that stops before any of its file operations goes on, also when it stops twice', async () => {
  const { rows, operations } = await whole();
  for (let first = 0; first < operations; first++) {
    const directory = place.newFolder();
    expect(await collectUntil(directory, first)).toBeUndefined();
    await collectUntil(directory, operations - first);
    await expectRest(directory, rows);
  }
});
