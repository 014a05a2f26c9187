import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CollectOptions, collect } from '@scp-backup/evidence';
import { type RunningMock, startMock } from '@scp-backup/mock';
import { type Operation, operations, operationsIn, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { afterAll, beforeAll, expect } from 'vitest';

export const operation = 'listBackupRestoreHistories';
export const backup_id: string = examples[operation].parameters.backup_id;
export const otherId: string = 'b'.repeat(32);
const [example] = examples[operation].responses['200'].documented.contents;
const [exampleBackup] = examples.listBackups.responses['200'].oneBackup.contents;

export type Row = Record<string, unknown>;

/** A row of a restore of an hour that ended well, unless it says otherwise. */
export function restore(started: string, fields: Row = {}): Row {
  const ended = new Date(Date.parse(`${started}Z`) + 3_600_000).toISOString().slice(0, 19);
  const times = { created_at: `${started}Z`, restore_start_time: started, restore_end_time: ended };
  return { ...example, ...times, restore_state: 'COMPLETED', ...fields };
}

/** The data of a mock that holds nothing. */
const nothing = Object.fromEntries(
  Object.values<Operation>(operationsIn(operations, service.apiVersion)).flatMap(({ id, list }) =>
    list ? [[id, list.parent ? {} : []]] : [],
  ),
);

/** The data of a mock with two backups, the second of which has no restore, and nothing else. */
export function twoBackups(rows: readonly Row[]): { readonly [id: string]: unknown } {
  const backups = [
    { ...exampleBackup, id: backup_id, name: 'db-1' },
    { ...exampleBackup, id: otherId, name: 'web-1' },
  ];
  return { ...nothing, listBackups: backups, [operation]: { [backup_id]: rows, [otherId]: [] } };
}

export interface Workplace {
  readonly mock: RunningMock;
  readonly connection: CollectOptions['connection'];
  newFolder(): string;
  /** A copy of an archive, to be damaged. */
  copyOf(archive: string): Promise<string>;
  /** Collects all backups into a new folder, unless the options say otherwise. */
  collected(options?: Partial<CollectOptions>): Promise<string>;
}

/** A mock and a folder for the tests of a file. */
export function workplace(settings: Parameters<typeof startMock>[0]): Workplace {
  let folder: string;
  let mock: RunningMock;
  let number = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scp-backup-evidence-'));
    mock = await startMock({ engine: 'handler', ...settings });
  });
  afterAll(async () => {
    await mock.close();
    await rm(folder, { recursive: true });
  });
  const newFolder = (): string => {
    number += 1;
    return join(folder, String(number));
  };
  return {
    newFolder,
    get mock() {
      return mock;
    },
    get connection() {
      return { baseUrl: mock.url, credentials: mock.credentials, retry: false as const };
    },
    async copyOf(archive) {
      const directory = newFolder();
      await cp(archive, directory, { recursive: true });
      return directory;
    },
    async collected(options = {}) {
      const directory = newFolder();
      await collect({ directory, connection: this.connection, ids: 'all', since: '2020-01-01', ...options });
      return directory;
    },
  };
}

/** The files of a folder, in order. */
export async function filesOf(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(directory.length + 1)).sort();
}

export async function linesOf<Line = Row>(directory: string, name: string): Promise<Line[]> {
  const text = await readFile(join(directory, name), 'utf8');
  return text.split('\n').flatMap((line) => (line ? [JSON.parse(line) as Line] : []));
}

/** Changes the text of a file. */
export async function edit(directory: string, name: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(join(directory, name), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(join(directory, name), changed);
}

/** What somebody does who changes an archive and makes its checksums anew. */
export async function sumAnew(directory: string): Promise<void> {
  const files = (await filesOf(directory)).filter((name) => name !== 'SHA256SUMS');
  const lines = files.map(async (name) => `${await sumOf(directory, name)}  ${name}\n`);
  await writeFile(join(directory, 'SHA256SUMS'), (await Promise.all(lines)).join(''));
}

/** The SHA-256 of a file. */
export async function sumOf(directory: string, name: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(directory, name)));
  return hash.digest('hex');
}
