import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { operation, type Row, sumAnew } from './archives.ts';

export interface MadeArchive {
  readonly since: string;
  readonly until: string;
  readonly zone: string;
  readonly clockOffset: number;
  readonly annotations: string;
  readonly backups: readonly { readonly row: Row; readonly complete: boolean; readonly runs: readonly Row[] }[];
}

/** Writes what `check` reads of an archive, with checksums. */
export async function makeArchive(directory: string, made: MadeArchive): Promise<void> {
  const { since, until, zone, clockOffset, annotations, backups } = made;
  const complete = backups.every((backup) => backup.complete);
  const linesOf = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
  const parameters = {
    ...{ format: 1, tool: 'test', apiVersion: '1.2', document: 'test', baseUrl: 'http://127.0.0.1' },
    ...{ operations: [operation], ids: 'all', since, until, zone, begun: until, given: { since, until } },
  };
  const counts = { histories: backups.length, incomplete: 0, requests: 0, rows: 0, inPeriod: 0 };
  const histories = backups.map(({ row, complete, runs }) => ({
    ...{ operation, of: row.id, complete, rows: runs.length, count: null, warnings: [], error: null, ended: until },
  }));
  const files: Record<string, string> = {
    'run.json': JSON.stringify(parameters),
    'archive.json': JSON.stringify({ complete, ...counts, clockOffset, ended: until }),
    'histories.ndjson': linesOf(histories),
    'dataset/scope.ndjson': linesOf(backups.map(({ row }) => ({ operation: 'list', of: row.id, selected: true, row }))),
    'dataset/runs.ndjson': linesOf(
      // The rows of a history that was not read to its end are not in the dataset.
      backups.flatMap(({ row: { id }, complete, runs }) =>
        (complete ? runs : []).map((row, index) => ({
          operation,
          of: id,
          response: `responses/${id}.json`,
          index,
          row,
        })),
      ),
    ),
    'annotations.yaml': annotations,
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), text);
  }
  await sumAnew(directory);
}
