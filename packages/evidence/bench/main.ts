/**
 * What an archive of 1,000,000 rows of 10,000 backups costs, each step in a process of its own. The aims: `check` in 10
 * seconds and 300 MB, `report` in 20 seconds, checksums at 200 MB a second, and a collector that needs 5 % of its time at
 * 75 calls a minute.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { report } from '@scp-backup/tooling/bench';

interface Figures {
  readonly result: unknown;
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

const perMinute = 75;
const folder = await mkdtemp(join(tmpdir(), 'scp-backup-evidence-bench-'));
const program = fileURLToPath(new URL('step.ts', import.meta.url));

async function cost(step: string, archive: string, ...args: readonly string[]): Promise<Figures> {
  const call = ['--import', 'tsx', program, step, join(folder, archive), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, call, { maxBuffer: 2 ** 20 });
  return JSON.parse(stdout);
}

try {
  const rows: object[] = [];
  const noted = (name: string, { seconds, cpu, megabytes }: Figures, note = ''): void => {
    rows.push({
      name,
      seconds: `${seconds.toFixed(1)} s`,
      cpu: `${cpu.toFixed(1)} s of CPU`,
      memory: `${megabytes} MB`,
      note,
    });
  };
  const collected = await cost('collect', 'whole', '10000', '100');
  const share = collected.cpu / ((Number(collected.result) / perMinute) * 60);
  noted('collect', collected, `${(share * 100).toFixed(2)} % of its time at ${perMinute} calls a minute`);
  noted('nothing: Node, tsx and the package', await cost('nothing', 'whole'));
  noted('check', await cost('check', 'whole'));
  noted('report', await cost('report', 'whole'));
  noted('verify', await cost('verify', 'whole'));
  const checksums = await cost('checksums', 'whole');
  noted('checksums', checksums, `${Math.round(Number(checksums.result) / 1e6 / checksums.cpu)} MB per second of CPU`);
  noted('export, Parquet', await cost('parquet', 'whole'));
  noted('export, NDJSON', await cost('ndjson', 'whole'));
  await cost('collect', 'tenth', '1000', '100');
  noted('export, Parquet, a tenth of the rows', await cost('parquet', 'tenth'));
  noted('check, a tenth of the rows', await cost('check', 'tenth'));
  await report('evidence: 1,000,000 rows of 10,000 backups', rows, import.meta.url);
} finally {
  await rm(folder, { recursive: true });
}
