import { test } from 'vitest';
import { workplace } from './archives.ts';
import { expectNoticed } from './changed-bytes.ts';

const place = workplace({ generate: { rows: 120, parents: 4 } });

test('any of five hundred changed bytes is noticed, and its file is named', async () => {
  await expectNoticed(await place.collected(), 500);
});
