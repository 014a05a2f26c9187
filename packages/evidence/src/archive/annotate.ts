import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EvidenceError } from '../core/error.ts';
import { parseAnnotations } from '../files/annotations-file.ts';
import { readText } from '../files/yaml-file.ts';
import { errorTexts } from '../messages/errors.ts';
import { names, type RunParameters } from './layout.ts';
import { writeWhole } from './lines.ts';
import { readSums, writeSums } from './sums.ts';

/**
 * Puts annotations into a finished archive, with their checksum; they replace those that it holds. The checksums change, so
 * sign them afterwards.
 *
 * @throws {EvidenceError} `invalidFile`, `damagedArchive`
 */
export async function annotate(directory: string, file: string): Promise<void> {
  if (!existsSync(join(directory, names.sums))) {
    throw new EvidenceError('damagedArchive', errorTexts.unfinished(directory));
  }
  const { zone }: RunParameters = JSON.parse(await readFile(join(directory, names.run), 'utf8'));
  const text = await readText(file);
  parseAnnotations(basename(file), text, zone);
  const { sums } = await readSums(directory);
  const sum = await writeWhole(join(directory, names.annotations), text);
  await writeSums(directory, new Map([...sums, [names.annotations, sum]]));
}
