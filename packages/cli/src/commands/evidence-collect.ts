import { text } from 'node:stream/consumers';
import type { CollectProgress } from '@scp-backup/evidence';
import type { ReadFlags } from '../command-line/command.ts';
import { exitCode, UsageError } from '../exit.ts';
import { briefText } from '../failure.ts';
import { say } from '../language.ts';
import { idFlags } from '../operations.ts';
import { escapeControls } from '../output/escape.ts';
import { readGiven } from '../output/file.ts';
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
    ? say('complete', '완전함')
    : say(
        `incomplete: ${incomplete} of ${histories} histories; run it again to try them once more`,
        `불완전: 이력 ${histories}건 중 ${incomplete}건. 다시 실행하면 이 이력을 다시 조회합니다.`,
      );
  const numbers = say(
    `histories: ${histories}, requests: ${requests}, rows: ${rows}, in the period: ${inPeriod}`,
    `이력 ${histories}건, 요청 ${requests}건, 행 ${rows}개, 기간 내 ${inPeriod}개`,
  );
  await write(`${out}: ${numbers}\n${result}\n`);
  return complete ? exitCode.done : exitCode.incomplete;
}

async function idsOf({ values, lists }: ReadFlags): Promise<readonly string[] | 'all'> {
  const given = idFlags.flatMap((name) => lists[name] ?? []);
  const { backups, 'all-backups': all } = values;
  if ([given.length > 0, backups !== undefined, all === true].filter(Boolean).length !== 1) {
    const flags = [...idFlags, 'backups', 'all-backups'].map((name) => `--${name}`).join(', ');
    throw new UsageError(
      say(`evidence collect needs one of ${flags}`, `evidence collect에는 다음 중 하나가 필요합니다: ${flags}`),
    );
  }
  if (all) return 'all';
  if (backups === undefined) return given;
  const lines = (await (backups === '-' ? text(process.stdin) : readGiven('--backups', String(backups))))
    .split('\n')
    .map((line) => line.trim());
  const ids = lines.filter((line) => line !== '');
  if (ids.length === 0)
    throw new UsageError(say(`--backups: ${backups} holds no id`, `--backups: ${backups} 파일에 ID가 없습니다.`));
  return ids;
}

/** How far it is, on a terminal; a history that failed has a line. */
function showHistories({ histories, total, incomplete, rows, history }: CollectProgress): void {
  const { complete, of, error, warnings } = history;
  if (!complete) {
    const reason = escapeControls(error ? briefText(error) : warnings.join('; '));
    warn(`${say('incomplete', '불완전')}: ${of ?? history.operation}: ${reason}`);
  }
  const failures = incomplete > 0 ? say(`, ${incomplete} incomplete`, `, 불완전 ${incomplete}`) : '';
  progress(say(`${histories}/${total} histories, ${rows} rows`, `이력 ${histories}/${total}, ${rows}행`) + failures);
}
