import {
  type BackupRestoreHistory,
  type ListBehaviour,
  type OperationTable,
  operations,
  type paths,
  type rows,
} from '@scp-backup/openapi';
import { expectTypeOf, test } from 'vitest';

type Get = paths['/v1/backups/{backup_id}/restore-histories']['get'];

test('the table has the shape that its readers rely on', () => {
  expectTypeOf(operations).toExtend<OperationTable>();
  expectTypeOf(operations.listBackupRestoreHistories.list).toExtend<ListBehaviour>();
});

test('a state is one of the known ones or any other text', () => {
  expectTypeOf<'COMPLETED'>().toExtend<BackupRestoreHistory['restore_state']>();
  expectTypeOf<'PARTIAL_SUCCESS'>().toExtend<BackupRestoreHistory['restore_state']>();
});

test('what may be null is nullable, and the rest is not', () => {
  expectTypeOf<BackupRestoreHistory['restore_end_time']>().toEqualTypeOf<string | null>();
  expectTypeOf<BackupRestoreHistory['restore_server_id']>().toEqualTypeOf<string | null>();
  expectTypeOf<BackupRestoreHistory['restore_server_name']>().toEqualTypeOf<string>();
});

test('a filter takes the known states only', () => {
  type Query = NonNullable<Get['parameters']['query']>;
  expectTypeOf<Query['restore_state']>().toEqualTypeOf<'COMPLETED' | 'FAILED' | 'INPROGRESS' | null | undefined>();
});

test('the fields of a row in the table are those of its type', () => {
  expectTypeOf<keyof typeof rows.listBackupRestoreHistories>().toEqualTypeOf<keyof BackupRestoreHistory>();
});
