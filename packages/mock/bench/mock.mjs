/**
 * `node bench/mock.mjs [--seconds 5]`: signed requests a second of both engines, side by side with the stock Prism
 * command (its default logging); the processor time of the server for each request, which a busy machine changes less; the
 * time until each one answers, its memory, pages of 1,000 rows, and a list of a million rows.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { demoCredentials } from '@scp-backup/mock';
import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { load } from './load.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' } } });
const seconds = Number(values.seconds);
const { id, path: template } = operations.listBackupRestoreHistories;
const path = template.replace('{backup_id}', examples[id].parameters.backup_id);
const require = createRequire(import.meta.url);
const root = new URL('../../../', import.meta.url);
const cli = fileURLToPath(new URL('packages/cli/bin/scp-backup.cjs', root));
const prism = require.resolve('@stoplight/prism-cli/dist/index.js');
const document = require.resolve('@scp-backup/openapi/openapi.en.json');

/** @type {[name: string, args: string[], query: string][]} */
const servers = [
  ['stock Prism, default logging', [prism, 'mock', document, '--host', '127.0.0.1', '--port', '0'], ''],
  ['prism engine', mock('prism'), ''],
  ['handler engine', mock('handler'), ''],
  ['prism engine, pages of 1,000 rows', mock('prism', '--rows', '10000'), '?size=1000'],
  ['handler engine, pages of 1,000 rows', mock('handler', '--rows', '10000'), '?size=1000'],
  ['handler engine, 1,000,000 rows', mock('handler', '--rows', '1000000'), ''],
];

/**
 * @param {string} engine
 * @param {string[]} flags
 */
function mock(engine, ...flags) {
  return [cli, 'mock', '--engine', engine, '--port', '0', ...flags];
}

/** @type {Record<string, object>} */
const table = {};
/** @type {{ perSecond: number, cpu: number } | undefined} */
let stock;
for (const [name, args, query] of servers) {
  const begin = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  const url = await new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      text = (text + chunk).slice(-10_000);
      const [, found] = /listening on (\S+)/.exec(text) ?? [];
      if (found) resolve(found);
    });
  });
  const started = performance.now() - begin;
  const idle = memory(child.pid ?? 0);
  const call = { url, path: path + query, credentials: demoCredentials, connections: 16 };
  const first = performance.now();
  await load({ ...call, seconds: 0.001, connections: 1 });
  const firstAnswer = performance.now() - first;
  await load({ ...call, seconds: 1 });
  const before = cpu(child.pid ?? 0);
  const { done, perSecond, wrong } = await load({ ...call, seconds });
  const used = (cpu(child.pid ?? 0) - before) / done;
  stock ??= { perSecond, cpu: used };
  table[name] = {
    'req/s': perSecond,
    'times stock': query === '' ? (perSecond / stock.perSecond).toFixed(1) : '',
    'CPU ms': used.toFixed(3),
    'part of stock': query === '' ? `1/${(stock.cpu / used).toFixed(1)}` : '',
    'not 200': wrong,
    'start ms': Math.round(started),
    'first answer ms': Math.round(firstAnswer),
    'idle MB': idle,
    'then MB': memory(child.pid ?? 0),
  };
  child.kill();
  await new Promise((resolve) => child.once('close', resolve));
}
console.table(table);

/** Resident memory in MB, where the system tells it.
 * @param {number} pid */
function memory(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return undefined;
  }
}

/** Milliseconds of processor time a process has used, where the system tells it.
 * @param {number} pid */
function cpu(pid) {
  try {
    const [, , ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) | /);
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
