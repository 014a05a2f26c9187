import { expect, test } from 'vitest';
import { repeated, useGuideRunner } from './guide-commands.ts';

const runner = useGuideRunner();

test.each(repeated)('run: %s', async (command) => {
  const { code, output } = await runner.run(command);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
});
