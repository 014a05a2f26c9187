import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ListBehaviour, readPage } from '@scp-backup/openapi';
import { EvidenceError } from '../core/error.ts';
import type { RunHistory } from '../core/histories.ts';
import { isWithin, momentOf, type RowValues } from '../core/run.ts';
import { errorTexts } from '../messages/errors.ts';
import type { DatasetLine, RequestLine, RunParameters } from './layout.ts';

/**
 * The rows of a response in the archive.
 *
 * @throws {EvidenceError} `damagedArchive` where the file is not the body that arrived
 */
export async function readResponse(
  directory: string,
  line: RequestLine,
  list: ListBehaviour,
): Promise<readonly RowValues[]> {
  const { file, sha256 } = line;
  const bytes = file === null ? undefined : await readFile(join(directory, file)).catch(() => undefined);
  if (bytes && createHash('sha256').update(bytes).digest('hex') === sha256) {
    const page = readPage(list, JSON.parse(new TextDecoder().decode(bytes)));
    if (page && page.rows.length === line.rows) return page.rows;
  }
  throw new EvidenceError('damagedArchive', errorTexts.otherResponse(file));
}

/** The rows of a response that belong to the dataset: those of the period and of the ids that were asked for. */
export function datasetLines(
  { operation, run }: RunHistory,
  { file, of }: RequestLine,
  rows: readonly RowValues[],
  { ids, since, until, zone }: RunParameters,
): readonly DatasetLine[] {
  const period = { since: Date.parse(since), until: Date.parse(until) };
  const lines: DatasetLine[] = [];
  for (const [index, row] of rows.entries()) {
    const id = of ?? String(row[run.of]);
    const isAsked = of !== null || ids === 'all' || ids.includes(id);
    if (isAsked && isWithin(momentOf(row[run.started], zone), period)) {
      lines.push({ operation, of: id, response: file ?? '', index, row });
    }
  }
  return lines;
}
