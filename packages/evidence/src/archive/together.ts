import { EvidenceError } from '../core/error.ts';
import { errorTexts } from '../messages/errors.ts';
import { type OpenArchive, openArchive } from './open.ts';

/**
 * Opens archives that are read as one, such as those that several machines made from parts of the ids.
 *
 * @throws {EvidenceError} `damagedArchive`, `invalidFile`, and `invalidArgument` where they have another begin or zone
 */
export async function openTogether(
  directories: readonly string[],
): Promise<readonly [OpenArchive, ...(readonly OpenArchive[])]> {
  const [directory, ...more] = directories;
  if (directory === undefined) throw new EvidenceError('invalidArgument', errorTexts.noArchive);
  const first = await openArchive(directory);
  const others: OpenArchive[] = [];
  for (const one of more) others.push(await openArchive(one));
  for (const other of others) checkFits(first, other);
  return [first, ...others];
}

function checkFits(first: OpenArchive, other: OpenArchive): void {
  for (const name of ['since', 'zone'] as const) {
    const [one, another] = [first.parameters[name], other.parameters[name]];
    if (one === another) continue;
    const text = errorTexts.otherArchive(first.directory, other.directory, name, one, another);
    throw new EvidenceError('invalidArgument', text);
  }
}

/**
 * Refuses a history that is in two archives, because its runs would count twice.
 *
 * @throws {EvidenceError} `invalidArgument`
 */
export function refuseTwice(): (archive: OpenArchive, operation: string, of: string) => void {
  const found = new Map<string, OpenArchive>();
  return (archive, operation, of) => {
    const key = JSON.stringify([operation, of]);
    const before = found.get(key) ?? archive;
    if (before !== archive) {
      throw new EvidenceError('invalidArgument', errorTexts.twice(of, before.directory, archive.directory));
    }
    found.set(key, archive);
  };
}
