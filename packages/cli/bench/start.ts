/** How long a command takes beside a Node that does nothing. The aim is 1.3 times at the most. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compare, report, type Subject } from '@scp-backup/tooling/bench';

const bin = fileURLToPath(new URL('../bin/scp-backup.cjs', import.meta.url));
const env = { ...process.env, SCP_ACCESS_KEY: 'key', SCP_SECRET_KEY: 'secret' };

function started(...args: string[]): Subject {
  return async (times) => {
    for (let time = 0; time < times; time++) {
      const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
      const code = await new Promise((resolve) => child.on('close', resolve));
      if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
    }
  };
}

const figures = await compare(
  {
    'node -e 0': started('-e', '0'),
    '--version': started(bin, '--version'),
    '--help': started(bin, '--help'),
    sign: started(bin, 'sign', 'GET', 'https://host.example/v1/backups'),
  },
  { times: 3, rounds: 15 },
);
const rows = figures.map(({ name, perSecond, ratio }) => ({ name, perSecond, timesAsLong: 1 / ratio }));
await report('start of the command line, and how many times as long as node -e 0', rows, import.meta.url);
