import fc from 'fast-check';
import { test } from 'vitest';
import { workplace } from './archives.ts';
import { aCase } from './cases.ts';
import { expectSame } from './second-program.ts';

const place = workplace({ generate: { rows: 1, parents: 1 } });

test('a second program comes to the same findings in a thousand other cases', async () => {
  await expectSame(place, fc.sample(aCase, 1000));
});
