import { type BackupClientOptions, createBackupClient, isBackupError } from '@scp-backup/client';
import { infiniteQueryOptions, queryOptions } from '@scp-backup/client/query';
import { validateResponses } from '@scp-backup/client/validate';
import { type ContractOptions, runContract } from '@scp-backup/contract';
import { type RunningMock, startMock } from '@scp-backup/mock';
import { createMockHandler } from '@scp-backup/mock/handler';
import { type BackupRestoreHistory, operations, type RestoreState, version } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { texts } from '@scp-backup/openapi/texts';
import { validateResponse } from '@scp-backup/openapi/validate';
import { createSigningFetch, sign } from '@scp-backup/signing';
import { loadSettings } from '@scp-backup/signing/node';

const settings = loadSettings();
const { credentials, baseUrl } = settings;
if (!credentials || !baseUrl) throw new Error('no settings');
const options: BackupClientOptions = {
  baseUrl,
  credentials,
  validate: validateResponses({ mode: 'throw' }),
  pace: undefined,
};
const backup = createBackupClient(options);
const { backup_id } = examples.listBackupRestoreHistories.parameters;

const rows: BackupRestoreHistory[] = [];
for await (const row of backup.listBackupRestoreHistories({ backup_id, restore_state: 'COMPLETED' })) {
  const state: RestoreState = row.restore_state;
  const ended: string | null = row.restore_end_time;
  rows.push(row);
  console.log(row.restore_server_name, state, ended);
}
const page = await backup.listBackupRestoreHistories({ backup_id, size: 1, sort: undefined }, { timeout: undefined });
const { data } = await backup.GET('/v1/backups/{backup_id}/restore-histories', { params: { path: { backup_id } } });
const total: number | undefined = data?.count;
const first: BackupRestoreHistory | undefined = page.contents?.[0];
const count: number = page.count;

// @ts-expect-error there is no such parameter
void (() => backup.listBackupRestoreHistories({ backup_id, nope: 1 }));
// @ts-expect-error the id is needed
void (() => backup.listBackupRestoreHistories({}));
// @ts-expect-error there is no such state to ask for
void (() => backup.listBackupRestoreHistories({ backup_id, restore_state: 'LOST' }));

queryOptions(backup, 'listBackupRestoreHistories', { backup_id });
infiniteQueryOptions(backup, 'listBackupRestoreHistories', { backup_id });
const contract: ContractOptions = { baseUrl, credentials, parameters: { backup_id } };
const handler = createMockHandler();
const fetch = createSigningFetch({ credentials: handler.credentials, fetch: handler });
const mock: RunningMock = await startMock({ engine: 'handler' });
await mock.close();
const signature: string = await sign({ method: 'GET', url: baseUrl, timestamp: Date.now(), credentials });
const facts: readonly boolean[] = [
  first?.backup_id === backup_id,
  count === rows.length && total === count,
  version.length > 0,
  operations.listBackupRestoreHistories.method === 'GET',
  texts.ko.listBackupRestoreHistories.summary.length > 0,
  validateResponse('listBackupRestoreHistories', 200, page).length === 0,
  signature.length === 44,
  typeof fetch === 'function',
  typeof runContract === 'function' && contract.baseUrl === baseUrl,
  !isBackupError(new Error('x')),
];
if (facts.includes(false)) throw new Error(`does not hold: ${facts.join(' ')}`);
