import { basename, join } from 'node:path';
import { parseAnnotations } from '../files/annotations-file.ts';
import { readText } from '../files/yaml-file.ts';
import { names, type RunParameters } from './layout.ts';
import { writeWhole } from './lines.ts';
import { openFiles } from './open.ts';
import { writeSums } from './sums.ts';

/**
 * Puts annotations into a finished archive, with their checksum; they replace those that it holds. The checksums change, so
 * sign them afterwards.
 *
 * @throws {EvidenceError} `invalidFile`, `damagedArchive`
 */
export async function annotate(directory: string, file: string): Promise<void> {
  const { sums, value } = await openFiles(directory);
  const { zone } = await value<RunParameters>(names.run);
  const text = await readText(file);
  parseAnnotations(basename(file), text, zone);
  const sum = await writeWhole(join(directory, names.annotations), text);
  await writeSums(directory, new Map([...sums, [names.annotations, sum]]));
}
