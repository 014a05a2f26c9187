import { readFile, writeFile } from 'node:fs/promises';
import { generatedDescription, runContract } from '@scp-backup/contract';
import { createMockHandler } from '@scp-backup/mock/handler';
import { afterAll, describe, expect, test } from 'vitest';
import { mutants } from './services/mutants.ts';
import { credentials, data, parent } from './services/rows.ts';

const table = new URL('../MUTANTS.md', import.meta.url);
const seed = 20241028;
const killers = new Map<string, string>();

/** The operation that the services break, and no other: what kills is a check of it. */
const all = generatedDescription();
const broken = all.operations.listBackupRestoreHistories as (typeof all.operations)[string];
const description = { ...all, operations: { [broken.id]: broken } };

const engine = createMockHandler({ credentials, data });

describe('a broken service is noticed', () => {
  test.each(Object.keys(mutants))('%s', async (name) => {
    const { checks } = await runContract({
      baseUrl: 'http://service.test',
      parameters: { backup_id: parent },
      credentials,
      description,
      seed,
      bail: true,
      fetch: mutants[name]?.(engine) ?? engine,
    });
    const failed = checks.filter(({ outcome }) => outcome === 'failed');
    expect(failed.length).toBeGreaterThan(0);
    killers.set(name, failed[0]?.name ?? '');
  });
});

test('the unbroken service passes, so what kills is the break', async () => {
  const report = await runContract({
    baseUrl: 'http://service.test',
    parameters: { backup_id: parent },
    credentials,
    description,
    seed,
    fetch: engine,
  });
  expect(report.failed).toBe(0);
});

test('the table of broken services is up to date', async () => {
  expect(killers.size).toBe(Object.keys(mutants).length);
  const text = `# Broken services and the checks that notice them

Written by \`test/mutants.test.ts\`: each service is the correct one, broken in one way. \`UPDATE_MUTANTS=1 pnpm test\` writes it anew.

| broken service | first check that fails |
| --- | --- |
${[...killers].map(([name, killer]) => `| ${name} | ${killer.replaceAll('|', '\\|')} |`).join('\n')}
`;
  if (process.env.UPDATE_MUTANTS) await writeFile(table, text);
  expect(await readFile(table, 'utf8').catch(() => '')).toBe(text);
});

afterAll(() => killers.clear());
