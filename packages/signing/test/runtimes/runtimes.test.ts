import { expect, test } from 'vitest';
import { bun, chromiumBrowser, deno, node, nodeVersion, type Runner, requestsToOneWorker, workerd } from './runners.ts';
import { names } from './suite.ts';

const few: Readonly<Record<string, Runner>> = { 'this Node': node, workerd, Chromium: chromiumBrowser };
const all: Readonly<Record<string, Runner>> = {
  ...few,
  'Node 20': nodeVersion(20),
  'Node 22': nodeVersion(22),
  'Node 24': nodeVersion(24),
  'Node 26': nodeVersion(26),
  Bun: bun,
  Deno: deno,
};

// `npm run test:runtimes` sets the mode: it loads the other runtimes from npm.
const runtimes = process.env.MODE === 'all' ? all : few;

test.each(Object.entries(runtimes))('the library holds in %s', { timeout: 180_000 }, async (_, run) => {
  expect(await run()).toEqual(names.map((name) => ({ name })));
});

test('what outlives a request of a worker belongs to none', async () => {
  const { atOnce, later } = await requestsToOneWorker();
  expect(atOnce).toEqual(Array(20).fill(200));
  expect(later).toEqual([200, 200, 200]);
});
