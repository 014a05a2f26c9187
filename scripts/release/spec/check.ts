import { join } from 'node:path';
import type { Change } from './bump.ts';
import { plannedBump } from './planned.ts';
import { rateChanges } from './rate.ts';
import { redoclyDiff } from './redocly-diff.ts';
import { presentDocuments, releasedDocuments } from './released.ts';
import { judge, type Verdict } from './verdict.ts';

/** The package that carries the document: its version is the version of the document. */
export const packageName = '@scp-backup/openapi';

/** The changes of a repository's spec since it was released. */
export async function specChanges(specFolder: string): Promise<readonly Change[]> {
  const [before, after] = [await releasedDocuments(specFolder), await presentDocuments(specFolder)];
  return rateChanges(before, after, await redoclyDiff(before.en, after.en));
}

/** Compares the changes of a repository's spec with its changesets. */
export async function checkSpec(root: string): Promise<Verdict> {
  return judge(await specChanges(join(root, 'spec')), await plannedBump(root, packageName), packageName);
}
