/** Runs turbo with its telemetry and update notices off: `node scripts/turbo.mjs build`. */
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @param {readonly string[]} args tasks and options
 * @returns {Promise<number>} the exit code
 */
export function turbo(args) {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const env = {
    ...process.env,
    PATH: path,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
  };
  const bin = join(root, 'node_modules/turbo/bin/turbo');
  const child = spawn(process.execPath, [bin, 'run', ...args, '--no-color'], { cwd: root, env, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await turbo(process.argv.slice(2));
}
