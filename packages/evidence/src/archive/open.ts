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
import { readSums } from './sums.ts';

/** A finished archive. The checksum of every file that is read is compared; the responses are what `verify` looks at. */
export interface OpenArchive {
  readonly directory: string;
  /** The SHA-256 of its `SHA256SUMS`, which a signature of the archive signs. */
  readonly id: string;
  readonly parameters: RunParameters;
  readonly summary: ArchiveSummary;
  readonly histories: readonly RunHistory[];
  readonly annotations: readonly Annotation[];
  /**
   * Calls `use` with each value of a file. An async generator would await each of a million rows.
   *
   * @throws {EvidenceError} `damagedArchive`, also after the last value, when the checksum is known
   */
  eachValue<Value>(name: string, use: (value: Value) => void): Promise<void>;
}

/** @throws {EvidenceError} `damagedArchive`, or `invalidFile` for its annotations */
export async function openArchive(directory: string): Promise<OpenArchive> {
  if (!existsSync(join(directory, names.sums))) {
    throw new EvidenceError('damagedArchive', errorTexts.unfinished(directory));
  }
  const { sums, sha256 } = await readSums(directory);
  const compare = (name: string, sum: string): void => {
    if (sums.get(name) === sum) return;
    throw new EvidenceError('damagedArchive', errorTexts.changed(join(directory, name)));
  };
  const text = (name: string) =>
    orDamaged(directory, name, async () => {
      const bytes = await readFile(join(directory, name));
      compare(name, createHash('sha256').update(bytes).digest('hex'));
      return bytes.toString('utf8');
    });
  const parameters: RunParameters = JSON.parse(await text(names.run));
  const summary: ArchiveSummary = JSON.parse(await text(names.archive));
  const hasAnnotations = sums.has(names.annotations) || existsSync(join(directory, names.annotations));
  return {
    directory,
    id: sha256,
    parameters,
    summary,
    histories: historiesOfArchive(parameters),
    annotations: hasAnnotations
      ? parseAnnotations(names.annotations, await text(names.annotations), parameters.zone)
      : [],
    eachValue: (name, use) =>
      orDamaged(directory, name, async () => {
        const hash = createHash('sha256');
        for await (const lines of readBatches(join(directory, name), hash)) {
          for (const line of lines) use(JSON.parse(line));
        }
        compare(name, hash.digest('hex'));
      }),
  };
}

async function orDamaged<Result>(directory: string, name: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof EvidenceError) throw cause;
    const text = errorTexts.unreadable(join(directory, name), (cause as Error).message);
    throw new EvidenceError('damagedArchive', text, { cause });
  }
}
