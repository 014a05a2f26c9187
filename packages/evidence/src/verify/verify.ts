import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { names } from '../archive/layout.ts';
import { orDamaged } from '../archive/open.ts';
import { readSums, type Sums, sumOf } from '../archive/sums.ts';
import { EvidenceError, errorText } from '../core/error.ts';
import type { Text } from '../core/text.ts';
import { errorTexts } from '../messages/errors.ts';
import { problemTexts } from '../messages/problems.ts';
import { crossCheck } from './cross-check.ts';
import type { Problem, ProblemCode, Report } from './problem.ts';

export interface Verification {
  readonly ok: boolean;
  /** At most 1000 of each kind. */
  readonly problems: readonly Problem[];
  /** How many problems there are, also those that are not named. */
  readonly total: number;
  readonly files: number;
  /** Rows of the dataset that stand in a response. */
  readonly rows: number;
}

const most = 1000;

/**
 * Checks an archive: the checksums, that no file is missing or added, that the requests, the responses, the counts and the
 * dataset agree. Checksums can be recomputed; only a signature of them protects against a forgery of all parts.
 *
 * @throws {EvidenceError} `invalidArgument` where there is no such folder, `damagedArchive` where it cannot be read
 */
export async function verify(directory: string): Promise<Verification> {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new EvidenceError('invalidArgument', errorTexts.noFolder(directory));
  const counts = new Map<ProblemCode, number>();
  const problems: Problem[] = [];
  const report = (code: ProblemCode, file: string, detail: Text): void => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count <= most) problems.push({ code, file, detail });
  };
  const found = await orDamaged(directory, '', () => filesOf(directory));
  await checkFiles(directory, found, report);
  // Reading a pipe would wait forever.
  const rows = [...found.values()].every(Boolean) ? await crossCheck(directory, report) : 0;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { ok: total === 0, problems, total, files: found.size, rows };
}

/** What a folder holds, and whether it is a file: not a link, a pipe or the like. */
async function filesOf(directory: string): Promise<ReadonlyMap<string, boolean>> {
  const found = new Map<string, boolean>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name).slice(join(directory, '/').length).replaceAll('\\', '/');
    found.set(path, entry.isFile());
  }
  return found;
}

async function checkFiles(directory: string, found: ReadonlyMap<string, boolean>, report: Report): Promise<void> {
  if (!found.get(names.sums)) {
    report('missing', names.sums, problemTexts.unfinished);
    return;
  }
  const { sums, unreadable } = await orDamaged(directory, names.sums, () => readSums(directory));
  for (const line of unreadable) report('unreadable', names.sums, problemTexts.notChecksum(line.slice(0, 100)));
  for (const [file, sum] of sums) await checkFile(directory, file, sum, found.get(file), report);
  for (const [file, isFile] of found) {
    if (file !== names.sums && !sums.has(file)) report('added', file, problemTexts[isFile ? 'unlisted' : 'notFile']);
  }
  reportUnlisted(sums, report);
}

async function checkFile(
  directory: string,
  file: string,
  sum: string,
  isFile: boolean | undefined,
  report: Report,
): Promise<void> {
  if (isFile === undefined) return report('missing', file, problemTexts.notThere);
  if (!isFile) return report('changed', file, problemTexts.notFile);
  try {
    if ((await sumOf(join(directory, file))) !== sum) report('changed', file, problemTexts.otherChecksum);
  } catch (error) {
    report('unreadable', file, errorText(error));
  }
}

/** The files that every archive has. */
function reportUnlisted(sums: Sums, report: Report): void {
  const { run, archive, histories, requests, runs, scope } = names;
  for (const file of [run, archive, histories, requests, runs, scope]) {
    if (!sums.has(file)) report('missing', file, problemTexts.mustBeListed);
  }
}
