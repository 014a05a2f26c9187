import { inspect } from 'node:util';
import { type BackupClient, type BackupClientOptions, createBackupClient } from '@scp-backup/client';
import type { BackupRestoreHistory } from '@scp-backup/openapi';
import { backup_id, row } from './rows.ts';
import { credentials } from './server.ts';

export const once: { readonly attempts: 1 } = { attempts: 1 };
export const page: { readonly contents: readonly BackupRestoreHistory[]; readonly count: number } = {
  contents: [row(1)],
  count: 1,
};

/** A client that sends each request once, unless told otherwise. */
export function client(baseUrl: string, options: Partial<BackupClientOptions> = {}): BackupClient {
  return createBackupClient({ baseUrl, credentials, retry: once, ...options } as BackupClientOptions);
}

/** What a call rejects with. */
export async function failure(baseUrl: string, options: Partial<BackupClientOptions> = {}): Promise<unknown> {
  try {
    return await failureOf(client(baseUrl, options));
  } catch (error) {
    return error;
  }
}

export async function failureOf(backup: BackupClient): Promise<unknown> {
  return backup.listBackupRestoreHistories({ backup_id }).then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

/** Everything that a log could tell of an error. */
export function shownOf(error: unknown): string {
  return inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + JSON.stringify(error) + String(error);
}
