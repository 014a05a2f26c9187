import { type BackupClient, createBackupClient, type ListCall } from '@scp-backup/client';
import type { BackupRestoreHistory, BackupRestoreHistoryListResponse } from '@scp-backup/openapi';
import { expectTypeOf, test } from 'vitest';

declare const backup: BackupClient;
const backup_id = 'an-id';

// Never called: what is checked is that it compiles, or does not.
export async function calls(): Promise<void> {
  expectTypeOf(backup.listBackupRestoreHistories({ backup_id })).toEqualTypeOf<
    ListCall<BackupRestoreHistoryListResponse, BackupRestoreHistory>
  >();
  const { data } = await backup.GET('/v1/backups/{backup_id}/restore-histories', { params: { path: { backup_id } } });
  expectTypeOf(data?.contents?.[0]?.restore_state.toLowerCase()).toEqualTypeOf<string | undefined>();

  backup.listBackupRestoreHistories({ backup_id, size: undefined, sort: null, start_time: new Date() });
  backup.listBackupRestoreHistories({ backup_id }, { signal: undefined, limit: undefined, retry: undefined });
  // @ts-expect-error the id is required
  backup.listBackupRestoreHistories({ size: 1 });
  // @ts-expect-error there is no such parameter
  backup.listBackupRestoreHistories({ backup_id, siez: 1 });
  // @ts-expect-error there is no such state
  backup.listBackupRestoreHistories({ backup_id, restore_state: 'DONE' });
  backup.listBackups();
  // @ts-expect-error there is no such parameter
  backup.listBackups({ nonsense: 1 });
  backup.showBackup({ backup_id });
  // @ts-expect-error the id is required
  backup.showBackup();
  // @ts-expect-error a single object has no pages
  backup.showBackup({ backup_id, page: 0 });
  // @ts-expect-error a walk has no pages ahead
  backup.listBackupRestoreHistories({ backup_id }, { prefetch: 1 });
}

test('the options of a client may be undefined', () => {
  expectTypeOf(createBackupClient).toBeCallableWith({
    baseUrl: 'http://127.0.0.1:1',
    credentials: { accessKey: 'key', secretKey: 'secret' },
    fetch: undefined,
    retry: undefined,
    headers: undefined,
  });
});
