import type { AttemptEvent, BackupClientOptions } from '@scp-backup/client';
import { createBackupClient } from '@scp-backup/client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { backup_id, client, credentials, failureOf, json, page, path, serve } from './service.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const servePage = () => serve((_, response) => json(response, 200, page));
const params = { path: { backup_id } };

describe('a call', () => {
  test('sends what is signed, with the headers of the service', async () => {
    const service = await servePage();
    const backup = createBackupClient({ baseUrl: `${service.url}/`, credentials, language: 'ko-KR' });
    const input = { backup_id, sort: 'created_at:desc', size: 5, page: null };
    expect(await backup.listBackupRestoreHistories(input)).toEqual(page);
    expect(service.verdicts).toEqual([true]);
    expect(service.requests[0]?.url).toBe(`/v1/backups/${backup_id}/restore-histories?size=5&sort=created_at:desc`);
    expect(service.requests[0]?.headers).toMatchObject({
      accept: 'application/json',
      'accept-language': 'ko-KR',
      'scp-api-version': 'backup 1.1',
    });
  });

  test('sends nothing before it is awaited, and one request however often it is awaited', async () => {
    const service = await servePage();
    const call = client(service.url).listBackupRestoreHistories({ backup_id });
    expect(service.requests).toHaveLength(0);
    expect(await call).toBe(await call);
    expect(service.requests).toHaveLength(1);
  });

  test('is a promise', async () => {
    const service = await servePage();
    const settled = vi.fn();
    const call = client(service.url).listBackupRestoreHistories({ backup_id });
    await call.finally(settled);
    expect(settled).toHaveBeenCalledOnce();
    expect(await Promise.all([call, call.catch(() => 'failed')])).toEqual([page, page]);
  });

  test('returns the response beside the body', async () => {
    const service = await serve((_, response) =>
      json(response, 200, page, { 'X-Request-Id': 'req-1', 'X-Other': 'o' }),
    );
    const call = client(service.url).listBackupRestoreHistories({ backup_id, size: 1 });
    const { headers, ...rest } = await call.withResponse();
    expect(rest).toEqual({
      data: page,
      text: JSON.stringify(page),
      url: `${service.url}/v1/backups/${backup_id}/restore-histories?size=1`,
      status: 200,
      requestId: 'req-1',
      attempts: 1,
    });
    expect(headers.get('x-other')).toBe('o');
    expect(await call).toBe(rest.data);
  });

  test('parses the body once', async () => {
    const service = await servePage();
    const parse = vi.spyOn(JSON, 'parse');
    const backup = client(service.url);
    await backup.listBackupRestoreHistories({ backup_id });
    await backup.GET(path, { params });
    expect(parse.mock.calls.filter(([text]) => text === JSON.stringify(page))).toHaveLength(2);
  });

  test.each(['1.4', 'v1.4', 'backup 1.4'])('takes the API version as %s', async (apiVersion) => {
    const service = await servePage();
    await client(service.url, { apiVersion }).listBackupRestoreHistories({ backup_id });
    expect(service.requests[0]?.headers['scp-api-version']).toBe('backup 1.4');
  });

  test('asks for a value of a later API version where that version is used', async () => {
    const service = await servePage();
    const input = { backup_id, restore_state: 'PARTIAL_SUCCESS' } as const;
    await client(service.url, { apiVersion: '1.2' }).listBackupRestoreHistories(input);
    expect(service.requests[0]?.url).toContain('restore_state=PARTIAL_SUCCESS');
    expect(await failureOf(client(service.url).listBackupRestoreHistories(input))).toMatchObject({
      code: 'invalidArgument',
      parameter: 'restore_state',
    });
  });

  test.each([
    [
      { region: 'kr-south2', environment: 'g' },
      `https://backup.kr-south2.g.samsungsdscloud.com/v1/backups/${backup_id}/restore-histories`,
    ],
    [
      { baseUrl: 'http://127.0.0.1:1/gateway/' },
      `http://127.0.0.1:1/gateway/v1/backups/${backup_id}/restore-histories`,
    ],
  ])('of a client for %o goes to its host', async (address, url) => {
    const urls: string[] = [];
    const fetch = async (request: Request) => {
      urls.push(request.url);
      return Response.json(page);
    };
    const options = { ...address, credentials, fetch } as BackupClientOptions;
    await createBackupClient(options).listBackupRestoreHistories({ backup_id });
    expect(urls).toEqual([url]);
  });
});

describe('options of one call', () => {
  test('headers are sent beside those of the client', async () => {
    const service = await servePage();
    const backup = client(service.url, { headers: { 'X-Session': 'session-of-client', 'X-One': '1' } });
    await backup.listBackupRestoreHistories({ backup_id }, { headers: { 'X-Two': '2' } });
    expect(service.requests[0]?.headers).toMatchObject({
      'x-one': '1',
      'x-two': '2',
      'x-session': 'session-of-client',
    });
    expect(service.verdicts).toEqual([true]);
  });

  test('timeout and retry take precedence over those of the client', async () => {
    const service = await serve(() => {});
    const options = { timeout: 20, retry: { attempts: 2, baseDelay: 1 } };
    const call = client(service.url).listBackupRestoreHistories({ backup_id }, options);
    expect(await failureOf(call)).toMatchObject({ code: 'timeout', attempts: 2 });
  });

  test('retry adds to that of the client', async () => {
    const service = await serve((_, response) => json(response, 503, {}));
    const backup = client(service.url, { retry: { attempts: 4, baseDelay: 1 } });
    await failureOf(backup.listBackupRestoreHistories({ backup_id }, { retry: { attempts: 2, maxDelay: undefined } }));
    expect(service.requests).toHaveLength(2);
  });

  test('retry: false sends the request once', async () => {
    const service = await serve((_, response) => json(response, 503, {}));
    const backup = client(service.url, { retry: { attempts: 3, baseDelay: 1 } });
    await failureOf(backup.listBackupRestoreHistories({ backup_id }, { retry: false }));
    expect(service.requests).toHaveLength(1);
  });

  test.each([
    ['timeout', { timeout: 0 }],
    ['retry.attempts', { retry: { attempts: 0 } }],
    ['headers', { headers: { 'X Session': '1' } }],
  ])('%s out of range is rejected before anything is sent', async (parameter, options) => {
    const service = await servePage();
    const call = client(service.url).listBackupRestoreHistories({ backup_id }, options);
    expect(await failureOf(call)).toMatchObject({ code: 'invalidArgument', parameter });
    expect(service.requests).toHaveLength(0);
  });
});

describe('onAttempt', () => {
  const base = {
    method: 'GET',
    path: `/v1/backups/${backup_id}/restore-histories`,
    duration: expect.any(Number),
    paced: 0,
  };

  test('reports each attempt with the wait that follows and its reason', async () => {
    const events: AttemptEvent[] = [];
    const service = await serve((request, response, number) => {
      if (number === 1) return json(response, 503, {});
      if (number === 2) return json(response, 429, {}, { 'Retry-After': '0' });
      if (number === 3) return request.destroy();
      json(response, 200, page);
    });
    const options = { retry: { baseDelay: 2 }, onAttempt: (event: AttemptEvent) => events.push(event) };
    await client(service.url, options).listBackupRestoreHistories({ backup_id });
    const backoff = { wait: expect.any(Number), reason: 'backoff' };
    expect(events).toEqual([
      { ...base, attempt: 1, status: 503, errorCode: undefined, next: backoff },
      { ...base, attempt: 2, status: 429, errorCode: undefined, next: { wait: 0, reason: 'retryAfter' } },
      { ...base, attempt: 3, status: undefined, errorCode: 'network', next: backoff },
      { ...base, attempt: 4, status: 200, errorCode: undefined, next: undefined },
    ]);
  });

  test('reports the second signature after the clock was corrected', async () => {
    const events: AttemptEvent[] = [];
    const ahead = { Date: new Date(Date.now() + 3_600_000).toUTCString() };
    const service = await serve((_, response, number) => json(response, number === 1 ? 401 : 200, page, ahead));
    const onAttempt = (event: AttemptEvent) => events.push(event);
    const { attempts } = await client(service.url, { onAttempt })
      .listBackupRestoreHistories({ backup_id })
      .withResponse();
    expect(attempts).toBe(2);
    expect(events).toEqual([
      { ...base, attempt: 1, status: 401, errorCode: undefined, next: { wait: 0, reason: 'clock' } },
      { ...base, attempt: 2, status: 200, errorCode: undefined, next: undefined },
    ]);
  });

  test('may throw, and the call fails with its error', async () => {
    const broken = new TypeError('broken');
    const service = await servePage();
    const onAttempt = () => {
      throw broken;
    };
    expect(await failureOf(client(service.url, { onAttempt }).listBackupRestoreHistories({ backup_id }))).toBe(broken);
  });

  test('holds no secret', async () => {
    const events: AttemptEvent[] = [];
    const service = await servePage();
    const onAttempt = (event: AttemptEvent) => events.push(event);
    await client(service.url, { onAttempt, headers: { 'X-Session': 'session-token-1' } }).listBackupRestoreHistories({
      backup_id,
    });
    const text = JSON.stringify(events);
    expect(text).not.toContain(String(service.requests[0]?.headers['scp-signature']));
    expect(text).not.toContain('session-token-1');
  });
});
