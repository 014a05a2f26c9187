/** `npm run spec:bump`: what breaks users of the last released document, and whether a changeset says so. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import getReleasePlan from '@changesets/get-release-plan';
import { redocly } from '@scp-backup/tooling/redocly';
import { bundle } from '../generate/bundle.ts';
import { readTable } from '../generate/operation-table.ts';
import { root } from './manifests.ts';

interface Report {
  readonly changes: readonly {
    readonly path: string;
    readonly impact: string;
    readonly verdicts: readonly { readonly message: string }[];
  }[];
}

/** The document of the last release; until there is one, the document that the first release started from. */
export const released: string = join(root, 'spec/released/openapi.json');

/** Every breaking change of a spec since the released document, as `redocly diff` and the operation table see it. */
export async function breakingChanges(spec: string): Promise<readonly string[]> {
  const before = JSON.parse(await readFile(released, 'utf8'));
  const { yaml, document } = await bundle(spec, 'en');
  return [...(await ratedByRedocly(yaml)), ...lost(behaviour(before), behaviour(document))];
}

/** Whether a changeset that waits in a repository makes the next version of the document a major one. */
export async function isMajorPlanned(repository: string): Promise<boolean> {
  // The package is CommonJS with a default export, which Node and its types see differently.
  const readPlan = (getReleasePlan as unknown as { default: typeof getReleasePlan }).default ?? getReleasePlan;
  const { releases } = await readPlan(repository);
  return releases.some(({ name, type }) => name === '@scp-backup/openapi' && type === 'major');
}

async function ratedByRedocly(yaml: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'scp-backup-diff-'));
  try {
    const [revision, output] = [join(folder, 'openapi.yaml'), join(folder, 'report.json')];
    await writeFile(revision, yaml);
    const options = ['--format', 'json', '--fail-on', 'none', '--output', output];
    const result = await redocly(['diff', released, revision, ...options], { cwd: folder });
    if (result.code !== 0) throw new Error(result.output);
    const { changes } = JSON.parse(await readFile(output, 'utf8')) as Report;
    return changes
      .filter(({ impact }) => impact === 'major')
      .map(({ path, verdicts }) => `${path}: ${verdicts.map(({ message }) => message).join(' ')}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the extensions and the defaults state, which `redocly diff` does not rate. */
function behaviour(document: Parameters<typeof readTable>[0]): unknown {
  return Object.fromEntries(
    readTable(document).entries.map(({ operation: { id, command, list, parameters } }) => {
      const defaults = Object.entries(parameters).map(([name, one]) => [name, { default: one.default }]);
      return [id, { command: command.join(' '), list, parameters: Object.fromEntries(defaults) }];
    }),
  );
}

/** What one value states and the other does not. The order of a list states nothing, and `assumed` is no promise. */
function lost(before: unknown, after: unknown, path = ''): readonly string[] {
  if (before === undefined || path.endsWith('/assumed')) return [];
  if (typeof before !== 'object' || before === null) {
    return before === after ? [] : [`${path}: was ${JSON.stringify(before)} and is ${JSON.stringify(after)}`];
  }
  const now = keyed(after);
  return Object.entries(keyed(before)).flatMap(([key, value]) => lost(value, now[key], `${path}/${key}`));
}

function keyed(value: unknown): Readonly<Record<string, unknown>> {
  if (!Array.isArray(value)) return Object(value);
  return Object.fromEntries(value.map((entry) => [entry.parameter ?? entry, entry]));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const changes = await breakingChanges(join(root, 'spec'));
  for (const change of changes) console.log(change);
  if (changes.length === 0) {
    console.log('Nothing breaks users of the released document.');
  } else if (!(await isMajorPlanned(root))) {
    console.error('This breaks users: run `npm run changeset` and choose major for @scp-backup/openapi.');
    process.exitCode = 1;
  }
}
