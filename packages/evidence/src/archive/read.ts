import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EvidenceError } from '../core/error.ts';
import type { Subject } from '../core/facts.ts';
import type { RunHistory } from '../core/histories.ts';
import { type RowValues, type Run, readRun } from '../core/run.ts';
import { historiesOfArchive } from './histories.ts';
import {
  type ArchiveSummary,
  type DatasetLine,
  type HistoryLine,
  names,
  type RunParameters,
  type ScopeLine,
} from './layout.ts';
import { readBatches } from './lines.ts';
import { readSums, type Sums } from './sums.ts';

/** An archive, read for judging. */
export interface Archive {
  readonly directory: string;
  readonly parameters: RunParameters;
  readonly summary: ArchiveSummary;
  /** The text of its annotations. */
  readonly annotations: string | undefined;
  readonly subjects: readonly Subject[];
}

interface OpenSubject extends Subject {
  readonly runs: Run[];
}

/**
 * Reads an archive. The checksum of every file that is read is compared; the responses are what `verify` looks at.
 *
 * @throws {EvidenceError} `damagedArchive`
 */
export async function readArchive(directory: string): Promise<Archive> {
  if (!existsSync(join(directory, names.sums))) {
    throw new EvidenceError('damagedArchive', `${directory} is not a finished archive: it has no ${names.sums}`);
  }
  const { sums } = await readSums(directory);
  const reader = readerOf(directory, sums);
  const parameters: RunParameters = JSON.parse(await reader.text(names.run));
  const summary: ArchiveSummary = JSON.parse(await reader.text(names.archive));
  const hasAnnotations = sums.has(names.annotations) || existsSync(join(directory, names.annotations));
  const annotations = hasAnnotations ? await reader.text(names.annotations) : undefined;
  const histories = historiesOfArchive(parameters);
  const rows = new Map<string, RowValues>();
  await reader.eachValue<ScopeLine>(names.scope, ({ of, row }) => rows.set(of, row));
  const subjects = await subjectsOf(reader, parameters, histories, rows);
  return { directory, parameters, summary, annotations, subjects };
}

interface Reader {
  text(name: string): Promise<string>;
  /** Calls `use` with each value: a generator would wait a million times. */
  eachValue<Value>(name: string, use: (value: Value) => void): Promise<void>;
}

function readerOf(directory: string, sums: Sums): Reader {
  const compare = (name: string, sum: string): void => {
    if (sums.get(name) !== sum) {
      throw new EvidenceError('damagedArchive', `${join(directory, name)} was changed: its checksum is another one`);
    }
  };
  const damaged = (name: string, cause: unknown): EvidenceError =>
    cause instanceof EvidenceError
      ? cause
      : new EvidenceError('damagedArchive', `${join(directory, name)} cannot be read: ${(cause as Error).message}`, {
          cause,
        });
  return {
    async text(name) {
      try {
        const bytes = await readFile(join(directory, name));
        compare(name, createHash('sha256').update(bytes).digest('hex'));
        return bytes.toString('utf8');
      } catch (error) {
        throw damaged(name, error);
      }
    },
    async eachValue<Value>(name: string, use: (value: Value) => void) {
      const hash = createHash('sha256');
      try {
        for await (const lines of readBatches(join(directory, name), hash)) {
          for (const line of lines) use(JSON.parse(line));
        }
        compare(name, hash.digest('hex'));
      } catch (error) {
        throw damaged(name, error);
      }
    },
  };
}

async function subjectsOf(
  reader: Reader,
  { ids, zone }: RunParameters,
  histories: readonly RunHistory[],
  rows: ReadonlyMap<string, RowValues>,
): Promise<readonly Subject[]> {
  const subjects = new Map<string, OpenSubject>();
  const completeness = new Map<string, boolean>();
  const subjectOf = (operation: string, of: string): OpenSubject => {
    const key = `${operation} ${of}`;
    const known = subjects.get(key);
    if (known) return known;
    const complete = completeness.get(operation) ?? false;
    const subject = { operation, of, row: rows.get(of) ?? {}, runs: [], complete };
    subjects.set(key, subject);
    return subject;
  };
  await reader.eachValue<HistoryLine>(names.histories, ({ operation, of, complete }) => {
    if (!histories.some((one) => one.operation === operation)) return;
    completeness.set(operation, complete);
    for (const id of of === null ? (ids === 'all' ? [] : ids) : [of]) subjectOf(operation, id);
  });
  // A million rows name few responses and states; one text of each is kept.
  const texts = new Map<string, string>();
  const shared = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  await reader.eachValue<DatasetLine>(names.runs, ({ operation, of, response, index, row }) => {
    const history = histories.find((one) => one.operation === operation);
    if (!history) return;
    const run = readRun(history.run, row, zone, shared(response), index);
    subjectOf(operation, of).runs.push({ ...run, state: shared(run.state) });
  });
  return [...subjects.values()];
}
