import {
  type BackupRestoreHistory,
  type KnownRestoreState,
  type ListBehaviour,
  type OperationTable,
  operations,
  type paths,
  type RunBehaviour,
  type rows,
} from '@scp-backup/openapi';
import type createClient from 'openapi-fetch';
import { expectTypeOf, test } from 'vitest';

type Get = paths['/v1/backups/{backup_id}/restore-histories']['get'];

test('the table has the shape that its readers rely on', () => {
  expectTypeOf(operations).toExtend<OperationTable>();
  expectTypeOf(operations.listBackupRestoreHistories.list).toExtend<ListBehaviour>();
  expectTypeOf(operations.listBackupRestoreHistories.run).toExtend<RunBehaviour>();
});

test('a state is plain text, and its known values have a name of their own', () => {
  expectTypeOf<BackupRestoreHistory['restore_state']>().toEqualTypeOf<string>();
  expectTypeOf<KnownRestoreState>().toEqualTypeOf<'COMPLETED' | 'FAILED' | 'INPROGRESS' | 'PARTIAL_SUCCESS'>();
});

test('any client of openapi-fetch reads a row as its type', () => {
  const read = async (client: ReturnType<typeof createClient<paths>>) => {
    const { data } = await client.GET('/v1/backups/{backup_id}/restore-histories', {
      params: { path: { backup_id: 'x' }, query: { restore_state: 'PARTIAL_SUCCESS' } },
    });
    return data?.contents?.[0];
  };
  expectTypeOf(read).returns.resolves.toEqualTypeOf<BackupRestoreHistory | undefined>();
  expectTypeOf(read).returns.resolves.exclude<undefined>().toHaveProperty('restore_state').toEqualTypeOf<string>();
});

test('what may be null is nullable, and the rest is not', () => {
  expectTypeOf<BackupRestoreHistory['restore_end_time']>().toEqualTypeOf<string | null>();
  expectTypeOf<BackupRestoreHistory['restore_server_id']>().toEqualTypeOf<string | null>();
  expectTypeOf<BackupRestoreHistory['restore_server_name']>().toEqualTypeOf<string>();
});

test('a filter takes the known states only', () => {
  type Query = NonNullable<Get['parameters']['query']>;
  expectTypeOf<Query['restore_state']>().toEqualTypeOf<KnownRestoreState | null | undefined>();
});

test('the fields of a row in the table are those of its type', () => {
  expectTypeOf<keyof typeof rows.listBackupRestoreHistories>().toEqualTypeOf<keyof BackupRestoreHistory>();
});
