/** How far a version must move, from not at all to a new major one. */
export const bumps = ['none', 'patch', 'minor', 'major'] as const;

export type Bump = (typeof bumps)[number];

/** One change of the document, and the smallest bump that it demands. */
export interface Change {
  readonly bump: Bump;
  /** JSON pointer in the bundled document. */
  readonly pointer: string;
  readonly reason: string;
}

export function largest(all: readonly Bump[]): Bump {
  return bumps[Math.max(0, ...all.map((one) => bumps.indexOf(one)))] ?? 'none';
}

export function covers(planned: Bump, demanded: Bump): boolean {
  return bumps.indexOf(planned) >= bumps.indexOf(demanded);
}
