/** Runs one of the TypeScript programs below scripts/: `node scripts/run-ts.mjs release/publish/main.ts --dry-run`. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const tsx = join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/cli.mjs');
const [program = '', ...args] = process.argv.slice(2);
const child = spawn(process.execPath, [tsx, join(here, program), ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)));
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
