import { rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMockHandler } from '@scp-backup/mock/handler';
import { operations } from '@scp-backup/openapi';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = fileURLToPath(new URL('../../reports/start', import.meta.url));

/** Where the reports are, with a separator at its end. */
export const reportFolder = `${folder}${sep}`;

/**
 * Adds generated backups with half a year of restores to the documented one.
 *
 * @param {import('@scp-backup/mock').MockControl} mock
 */
export function addBackups(mock) {
  const generated = createMockHandler({ generate: { rows: 150, parents: 12 } });
  const table = /** @type {import('@scp-backup/openapi').OperationTable} */ (operations);
  const all = Object.values(table);
  for (const { run, list, id } of all) {
    const owner = all.find(({ item }) => item && item.parameter === list?.parent?.parameter);
    if (!run || !owner?.item) continue;
    const { list: objects, field } = owner.item;
    const there = new Set(mock.rows(objects).map((row) => row[field]));
    for (const row of generated.rows(objects).slice(1)) {
      if (!there.has(row[field])) mock.insert(objects, [row]);
      mock.insert(id, generated.rows(id, String(row[field])), String(row[field]));
    }
  }
}

/**
 * Collects an archive from the mock, checks it, and reports it in both languages.
 *
 * @param {import('./command-line.mjs').RunCommand} run
 */
export async function reportEvidence(run) {
  await rm(folder, { recursive: true, force: true });
  const archive = shown(join(folder, 'evidence'));
  const policy = ['--policy', shown(join(here, 'policy.yaml'))];
  const since = new Date();
  since.setUTCMonth(since.getUTCMonth() - 6, 1);
  await run([
    'evidence',
    'collect',
    '--all-backups',
    '--since',
    since.toISOString().slice(0, 10),
    '--out',
    archive,
    '--quiet',
  ]);
  // 1: the generated restores violate the policy.
  await run(['evidence', 'check', archive, ...policy, '--out', shown(join(folder, 'check.txt'))], [0, 1]);
  for (const language of ['en', 'ko']) {
    await run([
      'evidence',
      'report',
      archive,
      ...policy,
      '--lang',
      language,
      '--out',
      shown(join(folder, `${language}.html`)),
    ]);
  }
}

/** @param {string} path */
function shown(path) {
  return relative(process.cwd(), path) || '.';
}
