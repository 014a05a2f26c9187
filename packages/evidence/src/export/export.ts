import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { type DatasetLine, names } from '../archive/layout.ts';
import type { OpenArchive } from '../archive/open.ts';
import { openTogether, refuseTwice } from '../archive/together.ts';
import { type Annotation, readAnnotations } from '../core/annotations.ts';
import { EvidenceError } from '../core/error.ts';
import { annotationsOf } from '../core/facts.ts';
import { monthOf } from '../core/moment.ts';
import { readRun } from '../core/run.ts';
import { errorTexts } from '../messages/errors.ts';
import { type RunContext, type Table, tableOf } from './columns.ts';
import { type ExportFormat, rowFilesOf } from './formats.ts';
import { createPartitions, type Partitions } from './partitions.ts';

export interface ExportOptions {
  /** Archives of one period, such as those that several machines made from parts of the ids. */
  readonly directories: readonly string[];
  readonly format: ExportFormat;
  /** The folder of the dataset: a new or an empty one. It gets its name when the dataset is whole. */
  readonly out: string;
}

export interface ExportSummary {
  readonly rows: number;
  /** Partitions: the months in which runs started, and one for the runs whose start cannot be read. */
  readonly months: number;
  /** Whether every archive is; the rows of histories that were not read to their end are missing. */
  readonly complete: boolean;
}

/**
 * Writes the runs of archives as one typed dataset with a partition for each month, which DuckDB, Trino, Spark and Athena
 * read. The same archives give the same bytes.
 *
 * @throws {EvidenceError} `invalidArgument`, `damagedArchive`, `invalidFile`; nothing is left in `out`
 */
export async function exportDataset({ directories, format, out }: ExportOptions): Promise<ExportSummary> {
  const archives = await openTogether(directories);
  if (existsSync(out) && (await readdir(out)).length > 0) {
    throw new EvidenceError('invalidArgument', errorTexts.notEmpty(out));
  }
  const histories = [
    ...new Map(archives.flatMap(({ histories }) => histories.map((one) => [one.operation, one]))).values(),
  ];
  const table = tableOf(histories, archives[0].parameters.apiVersion);
  const part = `${out}.part`;
  try {
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { recursive: true });
    const partitions = createPartitions(part, `part-0.${format}`, await rowFilesOf(format, table.columns));
    const once = refuseTwice();
    let rows = 0;
    for (const archive of archives) {
      rows += await addRuns(archive, partitions, (context, row) => {
        once(archive, context.operation, context.of);
        return table.cellsOf(context, row, archive.parameters.zone);
      });
    }
    const months = partitions.end();
    if (existsSync(out)) await rmdir(out);
    await rename(part, out);
    return { rows, months, complete: archives.every(({ summary }) => summary.complete) };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

/** Adds the runs of an archive; returns how many there are. */
async function addRuns(
  archive: OpenArchive,
  partitions: Partitions,
  cellsOf: (context: RunContext, row: DatasetLine['row']) => ReturnType<Table['cellsOf']>,
): Promise<number> {
  const { zone } = archive.parameters;
  const annotations = readAnnotations(archive.annotations, zone);
  let rows = 0;
  await archive.eachValue<DatasetLine>(names.runs, ({ operation, of, response, index, row }) => {
    const history = archive.histories.find((one) => one.operation === operation);
    if (!history) return;
    const run = readRun(history.run, row, zone, response, index);
    const own =
      annotations.length > 0
        ? annotationsOf(
            run,
            annotations.filter(({ annotation }) => annotation.id === of),
          )
        : [];
    const context: RunContext = { operation, of, run, archive: archive.id, ...annotated(own) };
    partitions.add(run.started === undefined ? null : monthOf(run.started, zone), cellsOf(context, row));
    rows += 1;
  });
  return rows;
}

/** A validation that failed outweighs one that passed, as in `check`. */
function annotated(annotations: readonly Annotation[]): Pick<RunContext, 'annotations' | 'validation'> {
  const outcomes = annotations.map(({ outcome }) => outcome);
  const validation = (['failed', 'passed'] as const).find((one) => outcomes.includes(one)) ?? null;
  return { annotations: annotations.length > 0 ? JSON.stringify(annotations) : null, validation };
}
