import type { ReadFlags } from '../command-line/command.ts';
import { exitCode } from '../exit.ts';
import { say } from '../language.ts';
import { warn } from '../output/notes.ts';
import { write } from '../output/output.ts';

/** Writes archives as one dataset into the folder that `--out` names. */
export async function exportInto({ values, positionals }: ReadFlags): Promise<number> {
  const { format, out } = values;
  const { exportDataset, exportFormats } = await import('@scp-backup/evidence');
  const chosen = exportFormats.find((one) => one === format) ?? 'parquet';
  const { rows, months, complete } = await exportDataset({
    directories: positionals,
    format: chosen,
    out: String(out),
  });
  await write(`${out}: ${say(`rows: ${rows}, partitions: ${months}`, `행 ${rows}개, 파티션 ${months}개`)}\n`);
  if (complete) return exitCode.done;
  warn(
    say(
      'incomplete: rows of histories that were not read to their end are missing',
      '불완전: 끝까지 조회하지 못한 이력의 행이 빠져 있습니다.',
    ),
  );
  return exitCode.incomplete;
}
