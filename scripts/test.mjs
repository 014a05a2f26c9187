/**
 * `npm test`: every check of every package through turbo, then one line that adds up their tests. With `--full` also
 * what is slow by nature; with `--release` what must hold before the packages are published. Other arguments go to
 * turbo: `npm test -- --filter=@scp-backup/signing` tests one package.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, turbo } from './turbo.mjs';

const kind = process.argv[2] === '--full' || process.argv[2] === '--release' ? process.argv[2] : undefined;
const args = process.argv.slice(kind ? 3 : 2);
const common = ['generate:check', 'spec:bump', 'build'];
const test = ['lint:code', 'lint', 'typecheck', 'test'];
const release = ['unused', 'test:dist', 'release:check'];
const tasks = [
  ...common,
  ...(kind === '--release' ? release : test),
  ...(kind === '--full' ? ['test:runtimes', ...release] : []),
];
if (kind === '--full') process.env.TEST_FULL = '1';

/** The file in which a task with tests reports. */
const reportNames = { test: 'vitest.json', 'test:runtimes': 'runtimes.json', 'release:check': 'release.json' };
const folders = ['spec', 'scripts', ...readdirSync(join(root, 'packages')).map((name) => join('packages', name))];
const reports = folders.flatMap((folder) => {
  const { scripts } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return Object.entries(reportNames)
    .filter(([task]) => tasks.includes(task) && scripts[task])
    .map(([, name]) => join(folder, 'reports', name));
});

for (const path of reports) rmSync(join(root, path), { force: true });
const options = ['--continue', '--concurrency=2', '--output-logs=errors-only', '--log-order=grouped'];
const code = await turbo([...tasks, ...options, ...args]);
let [passed, failed] = [0, 0];
for (const path of reports) {
  const report = read(path);
  if (report === undefined) {
    if (args.length > 0) continue;
    console.error(`there is no ${path}`);
    failed += 1;
  } else {
    passed += report.numPassedTests;
    // A file that cannot be loaded has no failed test, but it has failed; a test that did not run has not passed.
    failed += Math.max(report.numFailedTests, report.success ? 0 : 1) + report.numPendingTests + report.numTodoTests;
  }
}
// A check without tests of its own, such as the linter, counts as one failure.
if (failed === 0 && code !== 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return undefined;
  }
}
