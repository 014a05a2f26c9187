import { makeArchive } from './made-archive.ts';

export interface WrittenSubject {
  readonly of: string;
  readonly name: string;
  readonly runs: readonly (readonly [started: string, ended: string, state: string])[];
}

/** An archive of a quarter of backups that were read to their end. */
export async function writtenArchive(directory: string, subjects: readonly WrittenSubject[]): Promise<string> {
  const backups = subjects.map(({ of, name, runs }) => ({
    row: { id: of, name },
    complete: true,
    runs: runs.map(([started, ended, state]) => ({
      restore_state: state,
      restore_start_time: started,
      restore_end_time: ended,
      restore_server_name: 'server',
    })),
  }));
  const period = { since: '2026-04-01T00:00:00.000Z', until: '2026-07-01T00:00:00.000Z', zone: 'UTC' };
  await makeArchive(directory, { ...period, clockOffset: 0, annotations: '{ version: 1, annotations: [] }', backups });
  return directory;
}
