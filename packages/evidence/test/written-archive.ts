import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { service } from '@scp-backup/openapi';
import { operation, sumAnew } from './archives.ts';

export interface WrittenSubject {
  readonly of: string;
  readonly name: string;
  readonly runs: readonly (readonly [started: string, ended: string, state: string])[];
}

/** An archive made without a service, for what a service would need long to give; it holds no responses. */
export async function writtenArchive(directory: string, subjects: readonly WrittenSubject[]): Promise<string> {
  const rows = subjects.flatMap(({ of, runs }) =>
    runs.map(([started, ended, state], index) => ({
      operation,
      of,
      response: `responses/${of}/0001.json`,
      index,
      row: {
        restore_state: state,
        restore_start_time: started,
        restore_end_time: ended,
        restore_server_name: 'server',
      },
    })),
  );
  const ended = '2026-07-01T00:00:00.000Z';
  const count = { histories: subjects.length, incomplete: 0, requests: 0, rows: rows.length, inPeriod: rows.length };
  const texts = {
    'run.json': JSON.stringify({
      format: 1,
      tool: 'test',
      apiVersion: service.apiVersion,
      document: 'test',
      baseUrl: 'http://127.0.0.1',
      operations: [operation],
      ids: 'all',
      since: '2026-04-01T00:00:00.000Z',
      until: ended,
      given: { since: '2026-04-01', until: null },
      zone: 'UTC',
      begun: ended,
    }),
    'archive.json': JSON.stringify({ complete: true, ...count, clockOffset: 0, ended }),
    'histories.ndjson': linesOf(
      subjects.map(({ of, runs }) => ({
        operation,
        of,
        complete: true,
        rows: runs.length,
        count: null,
        warnings: [],
        error: null,
        ended,
      })),
    ),
    'requests.ndjson': '',
    'dataset/runs.ndjson': linesOf(rows),
    'dataset/scope.ndjson': linesOf(
      subjects.map(({ of, name }) => ({ operation: 'listBackups', of, selected: true, row: { id: of, name } })),
    ),
  };
  await mkdir(join(directory, 'dataset'), { recursive: true });
  for (const [name, text] of Object.entries(texts)) await writeFile(join(directory, name), text);
  await sumAnew(directory);
  return directory;
}

function linesOf(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
