import { type Description, generatedDescription } from '@scp-backup/contract';

const { operations, ...description } = generatedDescription();
const { listBackups, showBackup, listBackupRestoreHistories } = operations;

/** What the plain service has, whatever else the document has. */
export const plainDescription: Description = {
  ...description,
  operations: { listBackups, showBackup, listBackupRestoreHistories } as typeof operations,
};
