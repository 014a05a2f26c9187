import { createHmac } from 'node:crypto';
import { demoCredentials } from '@scp-backup/mock';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, documented, id, list, operation, send, start } from '../wire.ts';

let mock: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  mock = await start({ apiVersions: ['1.0', '1.1', '1.2'], generate: { rows: 60, parents: 3 } });
});

/** The headers of the vendor's Go SDK: its spellings, and an account id that is empty unless configured. */
function vendorHeaders(path: string, accountId: string, version = '1.2'): Record<string, string> {
  const { accessKey, secretKey } = demoCredentials;
  const timestamp = String(Date.now());
  const text = `GET${mock.url}${path}${timestamp}${accessKey}${accountId}Openapi`;
  return {
    'Scp-AccessKey': accessKey,
    'Scp-Signature': createHmac('sha256', secretKey).update(text).digest('base64'),
    'Scp-Timestamp': timestamp,
    'Scp-ClientType': 'Openapi',
    'Scp-AccountId': accountId,
    'Scp-API-Version': `backup ${version}`,
    'Accept-Language': 'en-US',
  };
}

describe('requests as the vendor’s SDK sends them', () => {
  test('the versions are read first, without a signature', async () => {
    const { json } = await send(mock, '/');
    expect(json.versions.map((one: { id: string }) => one.id)).toEqual(['v1.0', 'v1.1', 'v1.2']);
  });

  test.each([
    ['', `${list}?end_time=2030-01-01T00%3A00%3A00Z&page=0&size=20&sort=created_at%3Adesc`],
    ['account-1', `${list}?size=2147483647`],
    ['', `/v1/backups?name=no+such+name&size=2147483647`],
    ['', '/v1/backups?size=2147483647'],
    ['', `/v1/backups/${id}`],
  ])('with the account id "%s": %s', async (accountId, path) => {
    expect((await send(mock, path, { headers: vendorHeaders(path, accountId) })).status).toBe(200);
  });

  test.each(['1.0', '1.1', '1.2'])('in version %s', async (version) => {
    expect((await send(mock, list, { headers: vendorHeaders(list, '', version) })).status).toBe(200);
  });

  test('every backup comes on one page of the largest size', async () => {
    const path = '/v1/backups?size=2147483647';
    const { json } = await send(mock, path, { headers: vendorHeaders(path, '') });
    expect([json.count, json.contents.length]).toEqual([3, 3]);
  });
});

test('the times without a zone may carry one', async () => {
  const zoned = { backup_start_time: '2024-10-28T05:38:48Z', restore_start_time: '2024-10-28T14:52:47+09:00' };
  const other = await start({ data: { [operation.id]: [{ ...documented.contents[0], ...zoned }] } });
  const reply = await call(other, list);
  expect([reply.status, reply.json.contents[0]]).toEqual([200, expect.objectContaining(zoned)]);
});
