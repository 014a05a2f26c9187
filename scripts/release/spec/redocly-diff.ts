import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redocly } from '@scp-backup/tooling/redocly';
import type { OpenApiDocument } from '../../generate/document.ts';
import type { Bump } from './bump.ts';

/** A change as `redocly diff` sees and rates it. */
export interface RatedByRedocly {
  /** Where it is used: references are followed. */
  readonly path: string;
  /** Where it stands in the bundled document. */
  readonly pointer: string;
  readonly typeName: string;
  readonly kind: 'added' | 'removed' | 'modified';
  readonly property?: string;
  readonly bump: Bump;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly messages: readonly string[];
}

interface Side {
  readonly pointer: string;
  readonly value?: unknown;
}

interface Report {
  readonly changes: readonly {
    readonly path: string;
    readonly typeName: string;
    readonly kind: RatedByRedocly['kind'];
    readonly property?: string;
    readonly impact: Bump;
    readonly verdicts: readonly { readonly message: string }[];
    readonly base?: Side;
    readonly revision?: Side;
  }[];
}

/** @throws with Redocly's own words when it cannot read one of the documents */
export async function redoclyDiff(before: OpenApiDocument, after: OpenApiDocument): Promise<readonly RatedByRedocly[]> {
  const folder = await mkdtemp(join(tmpdir(), 'scp-backup-diff-'));
  try {
    const [base, revision, output] = ['base.json', 'revision.json', 'report.json'].map((name) => join(folder, name));
    await writeFile(`${base}`, JSON.stringify(before));
    await writeFile(`${revision}`, JSON.stringify(after));
    const args = ['diff', `${base}`, `${revision}`, '--format', 'json', '--fail-on', 'none', '--output', `${output}`];
    const result = await redocly(args, { cwd: folder });
    if (result.code !== 0) throw new Error(result.output);
    return (JSON.parse(await readFile(`${output}`, 'utf8')) as Report).changes.map(readChange);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readChange(change: Report['changes'][number]): RatedByRedocly {
  const { path, typeName, kind, property, impact, verdicts, base, revision } = change;
  return {
    path,
    pointer: (kind === 'removed' ? base : revision)?.pointer ?? path,
    typeName,
    kind,
    ...(property !== undefined && { property }),
    bump: impact,
    before: base?.value,
    after: revision?.value,
    messages: verdicts.map(({ message }) => message),
  };
}
