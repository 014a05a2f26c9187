const { createBackupClient, isBackupError } = require('@scp-backup/client');
const { queryOptions } = require('@scp-backup/client/query');
const { validateResponses } = require('@scp-backup/client/validate');
const { plannedChecks } = require('@scp-backup/contract');
const { startMock } = require('@scp-backup/mock');
const { createMockHandler } = require('@scp-backup/mock/handler');
const { version } = require('@scp-backup/openapi');
const { examples } = require('@scp-backup/openapi/examples');
const document = require('@scp-backup/openapi/openapi.en.json');
const { texts } = require('@scp-backup/openapi/texts');
const { validateParameter } = require('@scp-backup/openapi/validate');
const { createSigningFetch } = require('@scp-backup/signing');
const { loadSettings } = require('@scp-backup/signing/node');

async function main() {
  const { credentials, baseUrl } = loadSettings();
  const { backup_id } = examples.listBackupRestoreHistories.parameters;
  const backup = createBackupClient({ baseUrl, credentials, validate: validateResponses({ mode: 'throw' }) });
  for await (const row of backup.listBackupRestoreHistories({ backup_id })) {
    console.log(row.restore_server_name, row.restore_state, row.restore_end_time);
  }
  const { data } = await backup.GET('/v1/backups/{backup_id}/restore-histories', { params: { path: { backup_id } } });
  const mock = createMockHandler();
  const fetch = createSigningFetch({ credentials: mock.credentials, fetch: mock });
  const host = 'https://backup.kr-west1.e.samsungsdscloud.com';
  const { status } = await fetch(`${host}/v1/backups/${backup_id}/restore-histories`);
  const refused = await backup.listBackupRestoreHistories({ backup_id: 'f'.repeat(32) }).catch((error) => error);
  const server = await startMock({ engine: 'prism' });
  await server.close();
  const facts = {
    'GET of openapi-fetch gives a page': data.contents.length === data.count,
    'the handler answers': status === 200,
    'the document has the version of the package': document.info['x-package-version'] === version,
    'there are texts': texts.en.listBackupRestoreHistories.summary.length > 0,
    'a backup that is not there is an error with a code': isBackupError(refused) && refused.code === 'notFound',
    'a parameter is checked': validateParameter('listBackupRestoreHistories', 'size', 0).length === 1,
    'a query has a key': queryOptions(backup, 'listBackupRestoreHistories', { backup_id }).queryKey.length > 0,
    'there are contract checks': typeof plannedChecks === 'function',
  };
  for (const [fact, holds] of Object.entries(facts)) if (!holds) throw new Error(`does not hold: ${fact}`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
