import { EvidenceError } from '../core/error.ts';
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
  if (directory === undefined) throw new EvidenceError('invalidArgument', 'there is no archive');
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
    const message = `${other.directory} does not belong to ${first.directory}: ${name} is ${another}, not ${one}`;
    throw new EvidenceError('invalidArgument', message);
  }
}

/**
 * Refuses a history of one backup that stands in two archives, because its runs would count twice.
 *
 * @throws {EvidenceError} `invalidArgument`
 */
export function refuseTwice(): (archive: OpenArchive, operation: string, of: string) => void {
  const found = new Map<string, OpenArchive>();
  return (archive, operation, of) => {
    const key = JSON.stringify([operation, of]);
    const before = found.get(key) ?? archive;
    if (before !== archive) {
      throw new EvidenceError('invalidArgument', `${of} is in ${before.directory} and in ${archive.directory}`);
    }
    found.set(key, archive);
  };
}
