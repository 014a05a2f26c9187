import { type Bump, bumps, type Change, covers, largest } from './bump.ts';

export interface Planned {
  /** The bump that the waiting changesets give to the package of the document. */
  readonly bump: Bump;
  /** The changesets that name the package. */
  readonly changesets: readonly string[];
}

export interface Verdict {
  readonly ok: boolean;
  readonly demanded: Bump;
  readonly text: string;
}

/** Whether the changesets give what the changes demand, in words for whoever wrote them. */
export function judge(changes: readonly Change[], planned: Planned, packageName: string): Verdict {
  const demanded = largest(changes.map(({ bump }) => bump));
  const ok = covers(planned.bump, demanded);
  const lines = [...changes]
    .sort((one, other) => bumps.indexOf(other.bump) - bumps.indexOf(one.bump))
    .map(({ bump, pointer, reason }) => `  ${bump.padEnd(5)}  ${pointer}\n         ${reason}`);
  const given =
    planned.changesets.length === 0 ? 'no changeset names it' : `${planned.changesets.join(', ')}: ${planned.bump}`;
  const end = ok
    ? 'The changesets are enough.'
    : `A ${demanded} change of the spec needs a ${demanded} changeset for ${packageName}: run \`npm run changeset\`, choose ${demanded}, or take the change back.`;
  const head = changes.length === 0 ? 'The spec is as it was released.' : 'The spec differs from the released one:';
  return {
    ok,
    demanded,
    text: [head, ...lines, `demanded: ${demanded} · ${packageName}: ${given}`, end].join('\n'),
  };
}
