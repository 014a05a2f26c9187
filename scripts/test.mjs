/**
 * `npm test`: every check of every package through turbo, then one line that adds up their tests. Arguments go to
 * turbo, so `npm test -- --filter=@scp-backup/signing` tests one package.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root, turbo } from './turbo.mjs';

const tasks = ['generate:check', 'spec:bump', 'lint', 'typecheck', 'build', 'test', 'test:dist'];
const options = ['--continue', '--concurrency=2', '--output-logs=errors-only', '--log-order=grouped'];

const folders = await testedFolders();
await Promise.all(folders.map((folder) => rm(join(folder, 'reports/vitest.json'), { force: true })));
const args = process.argv.slice(2);
const code = await turbo([...tasks, ...options, ...args]);
const { passed, failed } = await count(folders, args.length === 0);
// A check without tests of its own, such as the linter, counts as one failure.
const failures = failed === 0 && code !== 0 ? 1 : failed;
console.log(`${passed} passed, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;

async function testedFolders() {
  const packages = await readdir(join(root, 'packages'));
  const all = ['spec', 'scripts', ...packages.map((name) => join('packages', name))].map((path) => join(root, path));
  const tested = await Promise.all(
    all.map(async (folder) => {
      const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}');
      return JSON.parse(manifest).scripts?.test ? [folder] : [];
    }),
  );
  return tested.flat();
}

/**
 * @param {readonly string[]} folders
 * @param {boolean} whole whether every folder must have a report; a missing one is then a failure
 */
async function count(folders, whole) {
  const total = { passed: 0, failed: 0 };
  for (const folder of folders) {
    const text = await readFile(join(folder, 'reports/vitest.json'), 'utf8').catch(() => undefined);
    if (text === undefined) {
      if (whole) {
        console.error(`${folder} has tests but left no report`);
        total.failed += 1;
      }
      continue;
    }
    const report = JSON.parse(text);
    total.passed += report.numPassedTests;
    // A file that cannot be loaded has no failed test, but it has failed; a test that did not run has not passed.
    total.failed +=
      Math.max(report.numFailedTests, report.success ? 0 : 1) + report.numPendingTests + report.numTodoTests;
  }
  return total;
}
