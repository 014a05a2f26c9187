import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Annotation } from '../core/annotations.ts';
import { EvidenceError } from '../core/error.ts';
import type { RunHistory } from '../core/histories.ts';
import { parseAnnotations } from '../files/annotations-file.ts';
import { errorTexts } from '../messages/errors.ts';
import { historiesOfArchive } from './histories.ts';
import { type ArchiveSummary, names, type RunParameters } from './layout.ts';
import { readBatches } from './lines.ts';
import { readShape } from './shapes.ts';
import { readSums, type Sums } from './sums.ts';

/** The files of a finished archive. The checksum of every file that is read is compared. */
export interface ArchiveFiles {
  readonly directory: string;
  /** The SHA-256 of its `SHA256SUMS`, which a signature of the archive signs. */
  readonly id: string;
  /** The checksums by file. */
  readonly sums: ReadonlyMap<string, string>;
  /** @throws {EvidenceError} `damagedArchive` */
  text(name: string): Promise<string>;
  /**
   * The value of a JSON file.
   *
   * @throws {EvidenceError} `damagedArchive`
   */
  value<Value>(name: string): Promise<Value>;
  /**
   * Calls `use` with each value of a file. An async generator would await each of a million rows.
   *
   * @throws {EvidenceError} `damagedArchive`, also after the last value, when the checksum is known
   */
  eachValue<Value>(name: string, use: (value: Value) => void): Promise<void>;
}

/** A finished archive; the responses are what `verify` looks at. */
export interface OpenArchive extends Omit<ArchiveFiles, 'text' | 'value'> {
  readonly parameters: RunParameters;
  readonly summary: ArchiveSummary;
  readonly histories: readonly RunHistory[];
  readonly annotations: readonly Annotation[];
}

/** @throws {EvidenceError} `damagedArchive`, or `invalidFile` for its annotations */
export async function openArchive(directory: string): Promise<OpenArchive> {
  const { text, value, ...files } = await openFiles(directory);
  const parameters = await value<RunParameters>(names.run);
  const hasAnnotations = files.sums.has(names.annotations) || existsSync(join(directory, names.annotations));
  return {
    ...files,
    parameters,
    histories: historiesOfArchive(parameters),
    summary: await value<ArchiveSummary>(names.archive),
    annotations: hasAnnotations
      ? parseAnnotations(names.annotations, await text(names.annotations), parameters.zone)
      : [],
  };
}

/** @throws {EvidenceError} `damagedArchive` where the folder has no checksums, or others than a collection writes */
export async function openFiles(directory: string): Promise<ArchiveFiles> {
  if (!existsSync(join(directory, names.sums))) {
    throw new EvidenceError('damagedArchive', errorTexts.unfinished(directory));
  }
  const { sums, unreadable, sha256 } = await orDamaged(directory, names.sums, () => readSums(directory));
  const [line] = unreadable;
  if (line !== undefined) {
    throw new EvidenceError('damagedArchive', errorTexts.notChecksum(join(directory, names.sums), line.slice(0, 100)));
  }
  const text = (name: string) =>
    orDamaged(directory, name, async () => {
      const bytes = await readFile(join(directory, name));
      compare(directory, sums, name, createHash('sha256').update(bytes).digest('hex'));
      return bytes.toString('utf8');
    });
  return {
    directory,
    id: sha256,
    sums,
    text,
    value: (name) => orDamaged(directory, name, async () => readShape(name, await text(name))),
    eachValue: (name, use) =>
      orDamaged(directory, name, async () => {
        const hash = createHash('sha256');
        for await (const lines of readBatches(join(directory, name), hash)) {
          for (const line of lines) use(readShape(name, line));
        }
        compare(directory, sums, name, hash.digest('hex'));
      }),
  };
}

function compare(directory: string, sums: Sums, name: string, sum: string): void {
  if (sums.get(name) === sum) return;
  throw new EvidenceError('damagedArchive', errorTexts.changed(join(directory, name)));
}

/**
 * Reads a part of an archive.
 *
 * @throws {EvidenceError} `damagedArchive` where that fails
 */
export async function orDamaged<Result>(directory: string, name: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof EvidenceError) throw cause;
    const text = errorTexts.unreadable(join(directory, name), (cause as Error).message);
    throw new EvidenceError('damagedArchive', text, { cause });
  }
}
