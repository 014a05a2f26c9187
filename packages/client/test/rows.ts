import type { BackupRestoreHistory } from '@scp-backup/openapi';

export const backup_id = '00cd2538fbf94d12b36aabbdd607e974';

export function row(number: number): BackupRestoreHistory {
  return {
    backup_id,
    backup_start_time: '2024-10-28T05:38:48',
    created_at: new Date(Date.UTC(2024, 0, 1, 0, number)).toISOString(),
    created_by: 'me',
    modified_at: '2024-05-17T00:23:17Z',
    modified_by: 'me',
    restore_end_time: '2024-10-28T06:00:00',
    restore_server_id: null,
    restore_server_name: `server-${number}`,
    restore_start_time: '2024-10-28T05:52:47',
    restore_state: 'COMPLETED',
    schedule_name: 'daily',
  };
}

export function rowsOf(count: number): BackupRestoreHistory[] {
  return Array.from({ length: count }, (_, index) => row(index));
}
