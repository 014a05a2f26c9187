import getReleasePlan from '@changesets/get-release-plan';
import type { Bump } from './bump.ts';
import { largest } from './bump.ts';
import type { Planned } from './verdict.ts';

type Plan = (root: string) => Promise<{
  changesets: readonly { id: string; releases: readonly { name: string; type: Bump }[] }[];
}>;

// The package is CommonJS with a default export, which Node and its types see differently.
const readPlan = ((getReleasePlan as { default?: unknown }).default ?? getReleasePlan) as Plan;

/** What the waiting changesets give to a package. */
export async function plannedBump(root: string, packageName: string): Promise<Planned> {
  const { changesets } = await readPlan(root);
  const naming = changesets.flatMap(({ id, releases }) =>
    releases.filter(({ name }) => name === packageName).map(({ type }) => ({ id, type })),
  );
  return { bump: largest(naming.map(({ type }) => type)), changesets: naming.map(({ id }) => `.changeset/${id}.md`) };
}
