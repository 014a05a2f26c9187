import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createBackupClient, isBackupError } from '@scp-backup/client';
import { queryOptions } from '@scp-backup/client/query';
import { validateResponses } from '@scp-backup/client/validate';
import { reportText, runContract } from '@scp-backup/contract';
import { startMock } from '@scp-backup/mock';
import { operations, version } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { texts } from '@scp-backup/openapi/texts';
import { validateResponse } from '@scp-backup/openapi/validate';
import { sign } from '@scp-backup/signing';
import { loadSettings } from '@scp-backup/signing/node';

const { credentials, baseUrl } = loadSettings();
const { backup_id } = examples.listBackupRestoreHistories.parameters;
const backup = createBackupClient({ baseUrl, credentials, validate: validateResponses({ mode: 'throw' }) });
for await (const row of backup.listBackupRestoreHistories({ backup_id })) {
  console.log(row.restore_server_name, row.restore_state, row.restore_end_time);
}

const { data } = await backup.GET('/v1/backups/{backup_id}/restore-histories', { params: { path: { backup_id } } });
const page = await backup.listBackupRestoreHistories({ backup_id });
const { queryKey } = queryOptions(backup, 'listBackupRestoreHistories', { backup_id });
const document = JSON.parse(
  await readFile(fileURLToPath(import.meta.resolve('@scp-backup/openapi/openapi.ko.json')), 'utf8'),
);
const refused = await backup.listBackupRestoreHistories({ backup_id: 'f'.repeat(32) }).catch((error) => error);
const mock = await startMock({ engine: 'handler' });
const report = await runContract({
  baseUrl: mock.url,
  parameters: { backup_id },
  credentials: mock.credentials,
});
await mock.close();

const facts = {
  'GET of openapi-fetch gives the same page': JSON.stringify(data) === JSON.stringify(page),
  'the page fits its schema': validateResponse('listBackupRestoreHistories', 200, page).length === 0,
  'the document has the version of the package': document.info['x-package-version'] === version,
  'there are Korean texts': texts.ko.listBackupRestoreHistories.summary.includes('복구'),
  'a backup that is not there is an error with a code': isBackupError(refused) && refused.code === 'notFound',
  'a query has a key': queryKey.length > 0,
  'a signature has 44 characters':
    (await sign({ method: 'GET', url: `${baseUrl}/`, timestamp: Date.now(), credentials })).length === 44,
  'the mock of the package passes the checks of the package': report.ok && reportText(report, 'a.md').length > 0,
  'the command is known': operations.listBackupRestoreHistories.command.length === 2,
};
for (const [fact, holds] of Object.entries(facts)) if (!holds) throw new Error(`does not hold: ${fact}`);
