import type { ReadFlags } from '../command-line/command.ts';
import { exitCode } from '../exit.ts';
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
  await write(`${out}: rows: ${rows}, partitions: ${months}\n`);
  if (complete) return exitCode.done;
  process.stderr.write('scp-backup: incomplete: rows of histories that were not read to their end are missing\n');
  return exitCode.incomplete;
}
