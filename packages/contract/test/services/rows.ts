import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';

const operation = operations.listBackupRestoreHistories;
export const credentials: { readonly accessKey: string; readonly secretKey: string } = {
  accessKey: 'access-key-of-a-test',
  secretKey: 'secret-key-of-a-test-7f3a',
};
export const parent: string = examples.listBackupRestoreHistories.parameters.backup_id;
export const otherParent: string = 'b7a1c0ffee5d41f2a9e0123456789abc';

const states = operation.parameters.restore_state.enum;

/** Rows with equal keys, nulls, every state, and seconds that neighbours share. */
export function rowsOf(id: string, number: number): Record<string, unknown>[] {
  return Array.from({ length: number }, (_, index) => {
    const start = Date.UTC(2024, 0, 1, 3, 4, 5) + Math.floor(index / 2) * 25_000_000 + (index % 3) * 1000;
    const text = (time: number) => new Date(time).toISOString().slice(0, 19);
    const state = states[index % 3] ?? '';
    return {
      backup_id: id,
      backup_start_time: text(start - 9_000_000 - (index % 7) * 1000),
      created_at: `${text(start - 5000)}Z`,
      created_by: `user-${index % 2}`,
      modified_at: `${text(start + 1_000_000 + (index % 5) * 60_000)}Z`,
      modified_by: 'user-9',
      restore_end_time: state === 'INPROGRESS' ? null : text(start + 600_000),
      restore_server_id: index % 4 === 0 ? null : `server-${index}`,
      restore_server_name: `db-${index % 5}`,
      restore_start_time: text(start),
      restore_state: state,
      schedule_name: `FULL_WEEKLY_${index % 4}`,
    };
  });
}

/** Backups, the two parents among them. */
function backupsOf(number: number): Record<string, unknown>[] {
  return Array.from({ length: number }, (_, index) => ({
    id: [parent, otherParent][index] ?? index.toString(16).padStart(32, 'a'),
    name: `backup-${index % 11}`,
    state: ['AVAILABLE', 'ERROR', 'CREATING'][index % 3],
    policy_type: ['VM_IMAGE', 'FILESYSTEM'][index % 2],
    retention_period: `WEEK_${index % 5}`,
    role_type: ['ORIGINAL', 'COPY'][index % 2],
    server_name: `server-${index % 7}`,
    created_at: new Date(Date.UTC(2024, 4, 1) + Math.floor(index / 2) * 86_400_000).toISOString(),
    created_by: 'user-1',
    modified_at: new Date(Date.UTC(2024, 6, 1) + (index % 9) * 3_600_000).toISOString(),
    modified_by: 'user-2',
  }));
}

/** The rows of two parents, and a list of backups that has both. */
export const data: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  [operation.id]: [...rowsOf(parent, 57), ...rowsOf(otherParent, 31)],
  [operations.listBackups.id]: backupsOf(45),
};
