import { join } from 'node:path';
import { EvidenceError } from '../core/error.ts';
import type { Subject } from '../core/facts.ts';
import { type RowValues, type Run, readRun } from '../core/run.ts';
import { errorTexts } from '../messages/errors.ts';
import { type DatasetLine, type HistoryLine, names, type ScopeLine } from './layout.ts';
import { type OpenArchive, openArchive } from './open.ts';

/** An archive, read whole. */
export interface Archive extends OpenArchive {
  readonly subjects: readonly Subject[];
}

/**
 * Reads an archive.
 *
 * @throws {EvidenceError} `damagedArchive`, or `invalidFile` for its annotations
 */
export async function readArchive(directory: string): Promise<Archive> {
  const archive = await openArchive(directory);
  const subjects: Subject[] = [];
  await eachSubject(archive, (subject) => subjects.push(subject));
  return { ...archive, subjects };
}

interface OpenSubject extends Subject {
  readonly runs: Run[];
}

/**
 * Calls `use` with each subject, so that the runs of one history at a time are in memory: the dataset has the order of the
 * histories.
 *
 * @throws {EvidenceError} `damagedArchive`
 */
export async function eachSubject(archive: OpenArchive, use: (subject: Subject) => void): Promise<void> {
  const { ids, zone } = archive.parameters;
  const rows = new Map<string, RowValues>();
  await archive.eachValue<ScopeLine>(names.scope, ({ of, row }) => rows.set(of, row));
  const lines: HistoryLine[] = [];
  await archive.eachValue<HistoryLine>(names.histories, (line) => {
    if (archive.histories.some(({ operation }) => operation === line.operation)) lines.push(line);
  });
  let at = 0;
  let subjects = new Map<string, OpenSubject>();
  const subjectOf = ({ operation, complete }: HistoryLine, of: string): OpenSubject => {
    const known = subjects.get(of);
    if (known) return known;
    const subject = { operation, of, row: rows.get(of) ?? {}, runs: [], complete };
    subjects.set(of, subject);
    return subject;
  };
  const open = (line: HistoryLine | undefined): void => {
    for (const subject of subjects.values()) use(subject);
    subjects = new Map();
    if (line?.of === null) for (const id of ids === 'all' ? [] : ids) subjectOf(line, id);
    else if (line) subjectOf(line, line.of);
  };
  open(lines[at]);
  await archive.eachValue<DatasetLine>(names.runs, ({ operation, of, response, index, row }) => {
    let line = lines[at];
    while (line && (line.operation !== operation || (line.of !== null && line.of !== of))) {
      at += 1;
      line = lines[at];
      open(line);
    }
    const history = archive.histories.find((one) => one.operation === operation);
    if (!line || !history) {
      throw new EvidenceError('damagedArchive', errorTexts.outOfOrder(join(archive.directory, names.runs), of));
    }
    subjectOf(line, of).runs.push(readRun(history.run, row, zone, response, index));
  });
  for (at += 1; at <= lines.length; at++) open(lines[at]);
}
