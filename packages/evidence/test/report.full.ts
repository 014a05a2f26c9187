import { test } from 'vitest';
import { workplace } from './archives.ts';
import { expectBounded } from './report-page.ts';

const place = workplace({ generate: { rows: 1, parents: 1 } });

test('a report of ten thousand backups shows the worst first, and has all of them as CSV', async () => {
  await expectBounded(place, 10_000);
});
