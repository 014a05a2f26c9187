import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { CollectProgress } from '@scp-backup/evidence';
import type { ReadFlags } from '../command-line/command.ts';
import { exitCode, UsageError } from '../exit.ts';
import { idFlags } from '../operations.ts';
import { write } from '../output/output.ts';
import { clientOptions } from '../settings.ts';

/** Collects into the folder that `--out` names. */
export async function collectInto(flags: ReadFlags): Promise<number> {
  const { values } = flags;
  const { out, since, until, 'assume-zone': zone } = values;
  const ids = await idsOf(flags);
  const connection = clientOptions(values);
  const { collect } = await import('@scp-backup/evidence');
  const summary = await collect({
    directory: String(out),
    connection,
    ids,
    since: String(since),
    ...(until !== undefined && { until: String(until) }),
    ...(zone !== undefined && { zone: String(zone) }),
    onProgress: progressLines(),
  });
  clearLine();
  const { complete, histories, incomplete, requests, rows, inPeriod } = summary;
  const result = complete
    ? 'complete'
    : `incomplete: ${incomplete} of ${histories} histories; run it again to try them once more`;
  const numbers = `histories: ${histories}, requests: ${requests}, rows: ${rows}, in the period: ${inPeriod}`;
  await write(`${out}: ${numbers}\n${result}\n`);
  return complete ? exitCode.done : exitCode.incomplete;
}

async function idsOf({ values, lists }: ReadFlags): Promise<readonly string[] | 'all'> {
  const given = idFlags.flatMap((name) => lists[name] ?? []);
  const { backups, 'all-backups': all } = values;
  if ([given.length > 0, backups !== undefined, all === true].filter(Boolean).length !== 1) {
    throw new UsageError(`evidence collect needs one of --${idFlags.join(', --')}, --backups and --all-backups`);
  }
  if (all) return 'all';
  if (backups === undefined) return given;
  const lines = (await listIn(String(backups))).split('\n').map((line) => line.trim());
  const ids = lines.filter((line) => line !== '');
  if (ids.length === 0) throw new UsageError(`--backups: ${backups} holds no id`);
  return ids;
}

async function listIn(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  return readFile(path, 'utf8').catch((error: Error) => {
    throw new UsageError(`--backups: ${error.message}`);
  });
}

/** One line that is drawn over itself on a terminal, or a line for each hundredth elsewhere; failures have a line each. */
function progressLines(): (progress: CollectProgress) => void {
  let shown = -1;
  return ({ histories, total, incomplete, rows, history }) => {
    const { complete, of, error, warnings } = history;
    if (!complete) {
      clearLine();
      process.stderr.write(`incomplete: ${of ?? history.operation}: ${error?.message ?? warnings.join('; ')}\n`);
    }
    const line = `${histories}/${total} histories, ${rows} rows${incomplete > 0 ? `, ${incomplete} incomplete` : ''}`;
    const hundredth = Math.floor((histories * 100) / total);
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    else if (hundredth !== shown) process.stderr.write(`${line}\n`);
    shown = hundredth;
  };
}

function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
