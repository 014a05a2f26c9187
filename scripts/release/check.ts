/**
 * `npm run release:check`: everything that must hold before the packages are published, ending with a real publish to
 * a registry on this machine and fresh projects that install from it.
 */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { turbo } from '../turbo.mjs';
import { root } from './manifests.ts';

const scripts = join(root, 'scripts');
const reports = ['static', 'published'].map((name) => join(scripts, `reports/release-${name}.json`));

const tasks = ['generate:check', 'spec:bump', 'build', 'test:dist', 'unused'];
const failedTasks = (await turbo([...tasks, '--continue', '--output-logs=errors-only', '--log-order=grouped'])) !== 0;
await Promise.all(reports.map((path) => rm(path, { force: true })));
const failedRuns =
  (await vitest('vitest.config.ts', 'static', ['test/release'])) +
  (await vitest('vitest.release.config.ts', 'published'));
const results = await Promise.all(reports.map(readReport));
const passed = results.reduce((sum, one) => sum + one.passed, 0);
const failed = results.reduce((sum, one) => sum + one.failed, 0) + Number(failedTasks);
console.log(`${passed} passed, ${failed === 0 ? failedRuns : failed} failed`);
process.exitCode = failed + failedRuns === 0 ? 0 : 1;

/** How many of these runs failed: 0 or 1. */
function vitest(config: string, report: string, filters: readonly string[] = []): Promise<number> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const args = ['run', '--config', config, `--outputFile.json=reports/release-${report}.json`, ...filters];
  const child = spawn(process.execPath, [bin, ...args], { cwd: scripts, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? 0 : 1));
  });
}

async function readReport(path: string): Promise<{ passed: number; failed: number }> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(text);
  return { passed: numPassedTests, failed: Math.max(numFailedTests + numPendingTests, success ? 0 : 1) };
}
