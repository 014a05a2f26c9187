import { afterEach, describe, expect, test, vi } from 'vitest';
import { backup_id, client, failureOf, json, page, path, serve } from './service.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const servePage = () => serve((_, response) => json(response, 200, page));
const params = { path: { backup_id } };

describe('GET', () => {
  test('is signed, retried and checked as the methods are', async () => {
    const service = await serve((_, response, number) => json(response, number === 1 ? 503 : 200, page));
    const backup = client(service.url, { retry: { baseDelay: 1 } });
    const { data } = await backup.GET(path, { params: { ...params, query: { size: 2 } } });
    expect(data).toEqual(page);
    expect(service.verdicts).toEqual([true, true]);
    expect(service.requests[0]?.headers['scp-api-version']).toBe('backup 1.1');
  });

  test('rejects input that the document does not allow', async () => {
    const service = await servePage();
    const call = client(service.url).GET(path, { params: { ...params, query: { siez: 2 } as object } });
    expect(await failureOf(call)).toMatchObject({ code: 'invalidArgument', parameter: 'siez' });
    expect(service.requests).toHaveLength(0);
  });

  test.each([
    ['rows that are not objects', 200, { contents: [1], count: 1 }],
    ['errors in a success', 200, { contents: [], count: 0, errors: [{ code: 'X' }] }],
    ['a part of a page', 206, page],
  ])('rejects %s as the methods do', async (_, status, body) => {
    const service = await serve((_, response) => json(response, status, body));
    expect(await failureOf(client(service.url).GET(path, { params }))).toMatchObject({ code: 'unreadableResponse' });
  });

  test('validates as the methods do', async () => {
    const validate = vi.fn();
    const service = await servePage();
    await client(service.url, { validate }).GET(path, { params });
    expect(validate).toHaveBeenCalledExactlyOnceWith('listBackupRestoreHistories', 200, page);
  });

  test('rejects a header that cannot be sent without repeating its value', async () => {
    const service = await servePage();
    const error = await failureOf(client(service.url).GET(path, { params, headers: { 'X-Session': 'value-1\nx' } }));
    expect(error).toMatchObject({ code: 'invalidArgument', parameter: 'headers' });
    expect(String(error)).not.toContain('value-1');
  });

  test('is what request makes of get, and other methods are signed too', async () => {
    const service = await servePage();
    const backup = client(service.url);
    const untyped = backup as unknown as Record<'request' | 'POST', (...args: unknown[]) => Promise<unknown>>;
    await untyped.request('get', path, { params });
    await untyped.request('post', path, { params });
    await untyped.POST(path, { params, body: { name: 'x' } });
    expect(service.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST']);
    expect(service.verdicts).toEqual([true, true, true]);
  });

  test('hands back the body of a failure', async () => {
    const body = { errors: [{ code: 'NotFound' }] };
    const service = await serve((_, response) => json(response, 404, body));
    const { error, data, response } = await client(service.url).GET(path, { params });
    expect({ error, data, status: response.status }).toEqual({ error: body, data: undefined, status: 404 });
  });

  test('has an error where a failure has no body', async () => {
    const service = await serve((_, response) => response.writeHead(500).end());
    expect((await client(service.url).GET(path, { params })).error).toBeTruthy();
  });

  test('parses as the caller says', async () => {
    const service = await servePage();
    const backup = client(service.url);
    expect((await backup.GET(path, { params, parseAs: 'text' })).data).toBe(JSON.stringify(page));
    expect((await backup.GET(path, { params, parseAs: 'arrayBuffer' })).data).toHaveProperty('byteLength');
    expect((await backup.GET(path, { params, parseAs: 'stream' })).data).toBeInstanceOf(ReadableStream);
  });

  test('parses a response of a middleware as the caller says', async () => {
    const backup = client('http://127.0.0.1:1');
    backup.use({ onRequest: () => Response.json(page) });
    expect((await backup.GET(path, { params, parseAs: 'text' })).data).toBe(JSON.stringify(page));
  });

  test('has the text of a failure that is not JSON, decoded by its charset', async () => {
    const korean = Buffer.from([0xb9, 0xe6, 0xc8, 0xad, 0xba, 0xae]);
    const service = await serve((_, response) => {
      response.writeHead(417, { 'Content-Type': 'text/html; charset=EUC-KR' }).end(korean);
    });
    expect((await client(service.url).GET(path, { params })).error).toBe('방화벽');
  });

  test('accepts a success whose list of errors is empty', async () => {
    const service = await serve((_, response) => json(response, 200, { ...page, errors: [] }));
    expect((await client(service.url).GET(path, { params })).data).toEqual({ ...page, errors: [] });
  });

  test('rejects as a method does where no response arrives', async () => {
    expect(await failureOf(client('http://127.0.0.1:1').GET(path, { params }))).toMatchObject({ code: 'network' });
  });
});

describe('a middleware', () => {
  test('sees methods and GET the same way, until it is ejected', async () => {
    const service = await servePage();
    const backup = client(service.url);
    const seen: unknown[] = [];
    const middleware = {
      onRequest: ({ request }: { request: Request }) => request.headers.set('X-Trace', 'night'),
      onResponse: async ({ response }: { response: Response }) => {
        seen.push(await response.clone().json());
      },
    };
    const used = middleware as Parameters<typeof backup.use>[0];
    backup.use(used);
    await backup.listBackupRestoreHistories({ backup_id });
    await backup.GET(path, { params });
    backup.eject(used);
    await backup.listBackupRestoreHistories({ backup_id });
    expect(seen).toEqual([page, page]);
    expect(service.requests.map(({ headers }) => headers['x-trace'])).toEqual(['night', 'night', undefined]);
    expect(service.verdicts).toEqual([true, true, true]);
  });

  test('may respond in place of the service', async () => {
    const backup = client('http://127.0.0.1:1');
    backup.use({ onRequest: () => Response.json(page) });
    expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
  });

  test.each([
    ['a text', new Response('gone', { status: 403 }), { code: 'forbidden', texts: ['gone'] }],
    [
      'an error of the service',
      Response.json({ errors: [{ code: 'NotFound', request_id: 'r' }] }, { status: 404 }),
      { code: 'notFound', requestIds: ['r'] },
    ],
    ['a page of a proxy', new Response('<html>'), { code: 'unreadableResponse', status: 200 }],
  ])('that responds with %s fails the call', async (_, response, expected) => {
    const backup = client('http://127.0.0.1:1');
    backup.use({ onRequest: () => response });
    expect(await failureOf(backup.listBackupRestoreHistories({ backup_id }))).toMatchObject(expected);
  });

  test('that throws fails the call with its own error', async () => {
    const backup = client('http://127.0.0.1:1');
    const broken = new TypeError('broken');
    backup.use({ onRequest: () => Promise.reject(broken) });
    expect(await failureOf(backup.listBackupRestoreHistories({ backup_id }))).toBe(broken);
  });
});
