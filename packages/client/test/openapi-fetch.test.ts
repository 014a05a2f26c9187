import { createBackupClient, readBody, retry, timeout } from '@scp-backup/client';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { backup_id, row } from './rows.ts';
import { credentials, json, serve } from './server.ts';

const path = '/v1/backups/{backup_id}/restore-histories';
const page = { contents: [row(0)], count: 1 };
const retryAtOnce = { baseDelay: 1, maxDelay: 1 };

describe('the client of openapi-fetch', () => {
  test('types its calls from the document, signs them, and tries them again', async () => {
    const service = await serve((_, response, number) => json(response, number === 1 ? 503 : 200, page));
    const backup = createBackupClient({ baseUrl: service.url, credentials, retry: retryAtOnce });
    const { data } = await backup.GET(path, { params: { path: { backup_id }, query: { size: 2 } } });
    expectTypeOf(data?.count).toEqualTypeOf<number | undefined>();
    expect(data).toEqual(page);
    expect(service.verdicts).toEqual([true, true]);
    expect(service.requests[0]?.headers['scp-api-version']).toBe('backup 1.1');
  });

  test('hands back what the service says of a failure', async () => {
    const said = { errors: [{ code: 'NotFound' }] };
    const service = await serve((_, response) => json(response, 404, said));
    const backup = createBackupClient({ baseUrl: service.url, credentials });
    const { error, response } = await backup.GET(path, { params: { path: { backup_id } } });
    expect([error, response.status]).toEqual([said, 404]);
  });
});

describe('a middleware', () => {
  test('sees the requests and the answers of the methods, until it is ejected', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    const backup = createBackupClient({ baseUrl: service.url, credentials });
    const seen: unknown[] = [];
    const middleware = {
      onRequest: ({ request }: { request: Request }) => request.headers.set('X-Trace', 'night'),
      onResponse: async ({ response }: { response: Response }) => {
        seen.push(await response.clone().json());
      },
    };
    backup.use(middleware as Parameters<typeof backup.use>[0]);
    expect(await backup.listBackupRestoreHistories({ backup_id, sort: 'created_at:desc' })).toEqual(page);
    expect(seen).toEqual([page]);
    backup.eject(middleware as Parameters<typeof backup.use>[0]);
    await backup.listBackupRestoreHistories({ backup_id, sort: 'created_at:desc' });
    expect(service.requests.map(({ headers }) => headers['x-trace'])).toEqual(['night', undefined]);
    // The same address, character by character, with and without middleware.
    expect(service.requests[0]?.url).toBe(service.requests[1]?.url);
    expect(service.verdicts).toEqual([true, true]);
    expect(seen.length).toBe(1);
  });

  test('may answer in place of the service, for good and for bad', async () => {
    const backup = createBackupClient({ baseUrl: 'http://127.0.0.1:1', credentials });
    const answers = [
      Response.json(page),
      new Response('gone', { status: 403 }),
      Response.json({ errors: [{ code: 'NotFound', request_id: 'r' }] }, { status: 404 }),
      new Response('<html>'),
    ];
    backup.use({ onRequest: () => answers.shift() as Response });
    expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
    const refused = (expected: object) =>
      expect(backup.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject(expected);
    await refused({ code: 'forbidden', texts: ['gone'] });
    await refused({ code: 'notFound', requestIds: ['r'] });
    await refused({ code: 'unreadableResponse', status: 200 });
  });

  test('does not hide a failure, and an abort is one still', async () => {
    const service = await serve((_, response, number) =>
      number === 1 ? json(response, 401, { errors: [{ code: 'HmacValidFail' }] }) : undefined,
    );
    const backup = createBackupClient({ baseUrl: service.url, credentials });
    backup.use({ onRequest: () => undefined });
    await expect(backup.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject({ code: 'authentication' });
    const call = backup.listBackupRestoreHistories({ backup_id }, { signal: AbortSignal.abort('enough') });
    await expect(call).rejects.toMatchObject({ code: 'aborted', cause: 'enough' });
  });
});

describe('each layer can be used alone', () => {
  test('around a fetch of any kind, with an address or a request', async () => {
    const service = await serve((_, response, number) => json(response, number % 2 ? 500 : 200, page));
    const send = retry(timeout(readBody(fetch), 5000), retryAtOnce);
    expect(await (await send(service.url)).json()).toEqual(page);
    expect(await (await send(new Request(service.url))).json()).toEqual(page);
    expect(service.requests.length).toBe(4);
    await expect(retry(fetch)(new Request(service.url, { signal: AbortSignal.abort('no') }))).rejects.toMatchObject({
      code: 'aborted',
      cause: 'no',
    });
  });

  test('a request that changes something is sent once', async () => {
    const service = await serve((_, response) => json(response, 503, {}));
    const answer = await retry(fetch, retryAtOnce)(service.url, { method: 'POST', body: '{}' });
    expect([answer.status, service.requests.length]).toEqual([503, 1]);
  });
});
