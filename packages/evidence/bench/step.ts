/** Does one step in a process of its own, and prints what it cost. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { check, collect, exportDataset, type Policy, verify, writeReport } from '@scp-backup/evidence';
import { sumOf } from '../src/archive/sums.ts';
import { serviceOf } from './service.ts';

const policy: Policy = { version: 1, default: { longestGap: '30d', longestRun: '3h', leastSuccessRate: 0.9 } };
const [step = '', directory = '', backups = '0', runs = '0'] = process.argv.slice(2);

/** Bytes of all files. */
async function sumAll(): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    await sumOf(path);
    bytes += (await stat(path)).size;
  }
  return bytes;
}

const steps: Readonly<Record<string, () => Promise<unknown>>> = {
  nothing: async () => true,
  collect: async () => {
    const connection = {
      baseUrl: 'http://127.0.0.1:1',
      credentials: { accessKey: 'key', secretKey: 'secret' },
      pace: false,
      fetch: serviceOf(Number(backups), Number(runs)),
    } as const;
    const { requests } = await collect({ directory, connection, ids: 'all', since: '2026-07-01', until: '2026-09-30' });
    return requests;
  },
  check: async () => (await check({ directories: [directory], policy })).status,
  verify: async () => (await verify(directory)).ok,
  checksums: sumAll,
  report: async () =>
    (await writeReport({ directories: [directory], policy, language: 'en', out: `${directory}.html` })).files.length,
  parquet: () => exportDataset({ directories: [directory], format: 'parquet', out: `${directory}-parquet` }),
  ndjson: () => exportDataset({ directories: [directory], format: 'ndjson', out: `${directory}-ndjson` }),
};

const before = process.cpuUsage();
const start = performance.now();
const result = await steps[step]?.();
const { user, system } = process.cpuUsage(before);
const figures = {
  result,
  seconds: (performance.now() - start) / 1000,
  cpu: (user + system) / 1_000_000,
  megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(JSON.stringify(figures));
