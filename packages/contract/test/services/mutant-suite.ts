import { readFile, writeFile } from 'node:fs/promises';
import { type ContractReport, plannedChecks, runContract } from '@scp-backup/contract';
import { createMockHandler } from '@scp-backup/mock/handler';
import { afterAll, expect, test } from 'vitest';
import { mutants as all, type Mutant } from './mutants/index.ts';
import { credentials, data, parent } from './rows.ts';
import type { Service } from './wrap.ts';

const table = new URL('../../MUTANTS.md', import.meta.url);
const isUpdate = Boolean(process.env.UPDATE_MUTANTS);
const planned = plannedChecks();
const engine = createMockHandler({ credentials, data });

/** What notices a broken service: the check that fails, and the one whose calls show it. */
interface Killer {
  readonly check: string;
  readonly shownBy: string;
}

interface Run {
  readonly bail: boolean;
  readonly names: readonly string[];
}

function run(fetch: Service, operation: string, { bail, names }: Run): Promise<ContractReport> {
  return runContract({
    baseUrl: 'http://service.test',
    parameters: { backup_id: parent },
    credentials,
    seed: 20241028,
    bail,
    only: (check) => check.operation === operation && names.includes(check.name),
    fetch,
  });
}

/** Runs all checks one after another, up to the first that fails and does so without those before it too. */
async function findKiller(mutant: Mutant, others: readonly string[] = []): Promise<Killer | undefined> {
  const { breaks, operation } = mutant;
  const own = planned.filter((check) => check.operation === operation && !others.includes(check.name));
  const { checks } = await run(breaks(engine), operation, { bail: true, names: own.map(({ name }) => name) });
  const stop = checks.findIndex(({ id }, index) => id !== own[index]?.id);
  const active = stop < 0 ? checks : checks.slice(0, stop);
  const failed = checks.find(({ outcome }) => outcome === 'failed');
  const killer = failed && { check: failed.name, shownBy: active.at(-1)?.name ?? '' };
  if (!killer || (await kills(killer, mutant))) return killer;
  return findKiller(mutant, [...others, killer.check]);
}

async function kills({ check, shownBy }: Killer, { breaks, operation }: Mutant): Promise<boolean> {
  const { checks } = await run(breaks(engine), operation, { bail: false, names: [check, shownBy] });
  return checks.some(({ name, outcome }) => name === check && outcome === 'failed');
}

function idOf({ name, operation }: Mutant): string {
  return `${operation}: ${name}`;
}

/** One line for the operations in which the same check notices the same break. */
function linesOf(killers: ReadonlyMap<string, Killer>): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const mutant of all) {
    const { check, shownBy } = killers.get(idOf(mutant)) ?? {};
    const rest = [check, check === shownBy ? '' : shownBy].join(' | ');
    const key = `${mutant.name} | * | ${rest}`;
    if (check !== undefined) lines.set(key, [...(lines.get(key) ?? []), mutant.operation]);
  }
  return [...lines].map(([line, operations]) => `| ${line.replace('*', operations.join(', '))} |`);
}

async function killersOfTable(): Promise<ReadonlyMap<string, Killer>> {
  const lines = (await readFile(table, 'utf8')).split('\n').filter((line) => line.startsWith('| '));
  const killers = lines.flatMap((line) => {
    const cells = line.split(' | ').map((cell) => cell.replace(/^\| | ?\|$/g, ''));
    const [name = '', operations = '', check = '', shownBy = ''] = cells;
    return operations.split(', ').map((one) => [`${one}: ${name}`, { check, shownBy: shownBy || check }] as const);
  });
  return new Map(killers);
}

const intro = `# Broken services and the checks that notice them

Each service is the correct one, broken in one way, and seen from the operations that are named. The tests run the check of the third
column alone, and expect it to fail; where it only looks at responses, together with the one of the fourth column, whose
calls show it. \`UPDATE_MUTANTS=1 npx vitest run test/mutants\` writes the table anew, by running all checks up to the first
that fails.

| broken service | operations | check that fails | shown by |
| --- | --- | --- | --- |
`;

/** One test for each broken service: the check that the table names fails. */
export async function mutantSuite(mutants: readonly Mutant[]): Promise<void> {
  if (isUpdate) return updateTable(mutants);
  const killers = await killersOfTable();
  test.each(mutants.map(idOf))('%s', async (id) => {
    const mutant = mutants.find((one) => idOf(one) === id) as Mutant;
    const killer = killers.get(id) as Killer;
    expect(killer).toBeDefined();
    expect(await kills(killer, mutant)).toBe(true);
  });
}

/** With `-t` it writes the rows of the tests that run, and keeps the others. */
function updateTable(mutants: readonly Mutant[]): void {
  const found = new Map<string, Killer>();
  test.each(mutants.map((mutant) => [idOf(mutant), mutant] as const))('%s', async (id, mutant) => {
    const killer = await findKiller(mutant);
    expect([id, killer]).toEqual([id, expect.anything()]);
    if (killer) found.set(id, killer);
  });
  afterAll(async () => {
    const known = new Map([...(await killersOfTable()), ...found]);
    await writeFile(table, `${intro}${linesOf(known).join('\n')}\n`);
  });
}
