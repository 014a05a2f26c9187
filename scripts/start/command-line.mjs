import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

/**
 * @callback RunCommand
 * @param {readonly string[]} args
 * @param {readonly number[]} [codes] the exit codes that are no failure
 * @returns {Promise<void>} rejects where the command fails
 */

/**
 * Runs commands of the command line against the mock, as a user would, and shows each.
 *
 * @param {{ url: string, credentials: { accessKey: string, secretKey: string } }} mock
 * @returns {RunCommand}
 */
export function commandLine({ url, credentials: { accessKey, secretKey } }) {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@scp-backup/cli/package.json');
  const cli = createRequire(manifest).resolve(`./${require(manifest).bin['scp-backup']}`);
  const env = { ...process.env, SCP_ACCESS_KEY: accessKey, SCP_SECRET_KEY: secretKey, SCP_BASE_URL: url };
  return async (args, codes = [0]) => {
    console.log(`\n$ scp-backup ${args.join(' ')}`);
    const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (!codes.includes(code)) throw new Error(`scp-backup ${args.join(' ')} ended with ${code}`);
  };
}
