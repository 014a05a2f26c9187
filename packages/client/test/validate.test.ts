import { validateResponses } from '@scp-backup/client/validate';
import { expect, test } from 'vitest';
import { backup_id, client, failureOf, json, row, serve } from './service.ts';

const drifted = { contents: [{ ...row(1), restore_start_time: 7 }], count: 1 };

async function call(body: unknown, validate: ReturnType<typeof validateResponses>) {
  const service = await serve((_, response) => json(response, 200, body));
  return client(service.url, { validate }).listBackupRestoreHistories({ backup_id });
}

test('a body that does not match the document is returned, and reported with the location', async () => {
  const warnings: string[] = [];
  expect(await call(drifted, validateResponses({ onWarning: (text) => warnings.push(text) }))).toEqual(drifted);
  expect(warnings).toEqual([expect.stringContaining('/contents/0/restore_start_time must be string')]);
});

test('a body that does not match the document is an error in the mode throw', async () => {
  const failed = await failureOf(call(drifted, validateResponses({ mode: 'throw' })));
  expect(failed).toMatchObject({ code: 'unreadableResponse', status: 200 });
});

test('an unknown state matches the document', async () => {
  const later = { contents: [{ ...row(1), restore_state: 'VERIFIED' }], count: 1 };
  expect(await call(later, validateResponses({ mode: 'throw' }))).toEqual(later);
});

test('an error of the caller’s own check reaches the caller as it is', async () => {
  const broken = new TypeError('broken');
  const validate = () => {
    throw broken;
  };
  expect(await failureOf(call(drifted, validate))).toBe(broken);
});
