import { createBackupClient } from '@scp-backup/client';
import { validateResponses } from '@scp-backup/client/validate';
import { expect, test } from 'vitest';
import { backup_id, row } from './rows.ts';
import { credentials, json, serve } from './server.ts';

const drifted = { contents: [{ ...row(1), restore_start_time: 7 }], count: 1 };

async function call(body: unknown, validate: ReturnType<typeof validateResponses>) {
  const service = await serve((_, response) => json(response, 200, body));
  return createBackupClient({ baseUrl: service.url, credentials, validate }).listBackupRestoreHistories({ backup_id });
}

test('a body that does not fit is told with its place, and given all the same', async () => {
  const warnings: string[] = [];
  expect(await call(drifted, validateResponses({ onWarning: (text) => warnings.push(text) }))).toEqual(drifted);
  expect(warnings).toEqual([expect.stringContaining('/contents/0/restore_start_time must be string')]);
});

test('a body that does not fit is an error where that is asked for', async () => {
  const refused = call(drifted, validateResponses({ mode: 'throw' }));
  await expect(refused).rejects.toMatchObject({ code: 'unreadableResponse', status: 200 });
});

test('a body that does not fit is not looked at where that is asked for', async () => {
  expect(await call(drifted, validateResponses({ mode: 'off' }))).toEqual(drifted);
});

test('a state that the document does not know is no violation', async () => {
  const later = { contents: [{ ...row(1), restore_state: 'PARTIAL_SUCCESS' }], count: 1 };
  expect(await call(later, validateResponses({ mode: 'throw' }))).toEqual(later);
});
