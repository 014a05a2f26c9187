import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { CollectProgress } from '@scp-backup/evidence';
import type { ReadFlags } from '../command-line/command.ts';
import { exitCode, UsageError } from '../exit.ts';
import { say } from '../language.ts';
import { idFlags } from '../operations.ts';
import { escapeControls } from '../output/escape.ts';
import { warn } from '../output/notes.ts';
import { write } from '../output/output.ts';
import { progress } from '../output/progress.ts';
import { clientOptions } from '../settings.ts';

/** Collects into the folder that `--out` names. */
export async function collectInto(flags: ReadFlags): Promise<number> {
  const { values } = flags;
  const { out, since, until, 'assume-zone': zone } = values;
  const ids = await idsOf(flags);
  const connection = await clientOptions(values);
  const { collect } = await import('@scp-backup/evidence');
  const summary = await collect({
    directory: String(out),
    connection,
    ids,
    since: String(since),
    ...(until !== undefined && { until: String(until) }),
    ...(zone !== undefined && { zone: String(zone) }),
    onProgress: showHistories,
  });
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

/** How far it is, on a terminal; a history that failed has a line. */
function showHistories({ histories, total, incomplete, rows, history }: CollectProgress): void {
  const { complete, of, error, warnings } = history;
  if (!complete) {
    const reason = escapeControls(error?.message ?? warnings.join('; '));
    warn(`${say('incomplete', '불완전')}: ${of ?? history.operation}: ${reason}`);
  }
  const failures = incomplete > 0 ? say(`, ${incomplete} incomplete`, `, 불완전 ${incomplete}`) : '';
  progress(say(`${histories}/${total} histories, ${rows} rows`, `이력 ${histories}/${total}, ${rows}행`) + failures);
}
