import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createMockHandler, type Fault, type MockHandler } from '@scp-backup/mock/handler';
import { validateResponse } from '@scp-backup/openapi/validate';
import { beforeEach, describe, expect, test } from 'vitest';
import { documented, id, list, operation, signed } from './wire.ts';

const service = 'https://backup.kr-west1.e.samsungsdscloud.com';
const [example] = documented.contents;
let mock: MockHandler;

beforeEach(() => {
  mock = createMockHandler();
});

function request(
  path = list,
  { timestamp = Date.now(), headers = {}, method = 'GET', origin = service } = {},
): Request {
  const url = origin + path;
  return new Request(url, { method, headers: { ...signed({ url, timestamp, method }), ...headers } });
}

describe('the mock as a function', () => {
  test('answers a signed request of any origin', async () => {
    for (const origin of [service, 'http://mock.test', 'http://127.0.0.1:1']) {
      const response = await mock(request(list, { origin }));
      expect([response.status, await response.json()]).toEqual([200, documented]);
    }
  });

  test.each([
    ['text', (url: string) => url],
    ['a URL', (url: string) => new URL(url)],
    ['a request', (url: string) => new Request(url)],
  ])('takes what fetch takes: %s', async (_, input) => {
    const url = service + list;
    const send: typeof fetch = mock;
    expect((await send(input(url), { headers: signed({ url }) })).status).toBe(200);
  });

  test('rejects as fetch does for a URL that is none and for an aborted signal', async () => {
    await expect(mock('nowhere')).rejects.toThrow(TypeError);
    await expect(mock(service + list, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('stops waiting when its signal is aborted', async () => {
    mock.fault({ latencyMs: 3_600_000 });
    const controller = new AbortController();
    const response = mock(service + list, { signal: controller.signal });
    controller.abort(new Error('too late'));
    await expect(response).rejects.toThrow('too late');
  });

  test('stands below a path where it is told to', async () => {
    const url = `https://gateway.test/api${list}`;
    const response = await mock.at('https://gateway.test/api/')(url, { headers: signed({ url }) });
    expect(response.status).toBe(200);
    expect((await mock(url, { headers: signed({ url }) })).status).toBe(404);
    const versions = await (await mock.at('https://gateway.test/api')('https://gateway.test/api/')).json();
    expect(versions).toMatchObject({ versions: [{ links: [{ href: 'https://gateway.test/api/v1' }] }] });
  });

  test.each([
    ['a page', 200, () => request()],
    ['a refusal', 401, () => new Request(service + list)],
  ])('dates %s by its clock', async (_, status, sent) => {
    const made = sent();
    mock.clock.advance(60_000);
    const response = await mock(made);
    expect(response.status).toBe(status);
    const date = Date.parse(response.headers.get('date') ?? '');
    expect(Math.abs(date - mock.clock.now())).toBeLessThan(5_000);
  });

  test('leaves out a fragment, which is neither sent nor signed', async () => {
    const { headers } = request();
    expect((await mock(new Request(`${service}${list}#part`, { headers }))).status).toBe(200);
  });

  test('answers HEAD without a body', async () => {
    const response = await mock(request(list, { method: 'HEAD' }));
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('refuses what is not signed, or signed for another origin', async () => {
    expect((await mock(new Request(service + list))).status).toBe(401);
    const headers = signed({ url: `https://elsewhere.test${list}` });
    expect((await mock(new Request(service + list, { headers }))).status).toBe(401);
  });

  test('is made of nothing but what browsers have', async () => {
    const seen = new Set<string>();
    const read = async (name: string): Promise<void> => {
      if (seen.has(name)) return;
      seen.add(name);
      const text = await readFile(fileURLToPath(new URL(`../dist/${name}`, import.meta.url)), 'utf8');
      expect(text, name).not.toMatch(/['"]node:|createRequire|\bprocess\b|\bBuffer\b/);
      for (const [, chunk = ''] of text.matchAll(/(?:from|import|require)\s*\(?["']\.\/([^"']+)["']/g))
        await read(chunk);
    };
    await read('handler.js');
    await read('handler.cjs');
    expect(seen.size).toBeGreaterThan(2);
  });
});

describe('the control', () => {
  test('keeps a journal without signatures', async () => {
    await mock(request(`${list}?page=2`, { headers: { 'Accept-Language': 'ko-KR' } }));
    await mock(request('/nothing'));
    expect(mock.requests).toMatchObject([
      { method: 'GET', url: `${service}${list}?page=2`, operation: operation.id, status: 200 },
      { url: `${service}/nothing`, status: 404 },
    ]);
    expect(mock.requests[0]?.headers).toMatchObject({ 'accept-language': 'ko-KR', 'scp-signature': '[redacted]' });
  });

  test('inserts rows, and takes them back', async () => {
    const names = async (path = list) =>
      ((await (await mock(request(path))).json()) as typeof documented).contents.map((row) => row.restore_server_name);
    mock.insert(operation.id, [{ ...example, restore_server_name: 'added', created_at: '2030-01-01T00:00:00Z' }]);
    mock.insert(operation.id, [{ ...example, backup_id: 'b2', restore_server_name: 'other' }]);
    expect(await names()).toEqual(['added', example.restore_server_name]);
    expect(await names(list.replace(id, 'b2'))).toEqual(['other']);
    mock.reset();
    expect(await names()).toEqual([example.restore_server_name]);
    expect((await mock(request(list.replace(id, 'b2')))).status).toBe(404);
    expect(() => mock.insert('nothing', [])).toThrow(/nothing is no list operation/);
  });

  test('sets the clock that signatures are checked by', async () => {
    mock.clock.set(Date.UTC(2020, 0, 1));
    expect((await mock(request())).status).toBe(401);
    expect((await mock(request(list, { timestamp: mock.clock.now() }))).status).toBe(200);
    mock.clock.advance(15 * 60_000);
    expect((await mock(request(list, { timestamp: Date.UTC(2020, 0, 1) }))).status).toBe(200);
    mock.clock.advance(1);
    expect((await mock(request(list, { timestamp: Date.UTC(2020, 0, 1) }))).status).toBe(401);
    mock.clock.reset();
    expect((await mock(request())).status).toBe(200);
  });
});

describe('a fault', () => {
  const status = async () => (await mock(request())).status;

  test('gives a status with a body, so many times, after so many requests', async () => {
    const handle = mock.fault({ status: 503, body: 'out of order', after: 1, times: 2 });
    expect([await status(), await status(), await status(), await status()]).toEqual([200, 503, 503, 200]);
    expect(handle.hits).toBe(2);
  });

  test('is removed by its handle, and by a reset', async () => {
    const handle = mock.fault({ status: 500 });
    const response = await mock(request());
    expect(validateResponse(operation.id, 500, await response.json())).toEqual([]);
    handle.remove();
    expect(await status()).toBe(200);
    mock.fault({ status: 500 });
    mock.reset();
    expect(await status()).toBe(200);
  });

  test('asks the caller to wait', async () => {
    mock.fault({ retryAfter: 7 });
    const response = await mock(request());
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
  });

  test('is the firewall, until 60 s have passed', async () => {
    mock.clock.set(Date.now());
    mock.fault({ firewall: 3 });
    for (let call = 0; call < 3; call++) expect(await status()).toBe(200);
    const blocked = await mock(request());
    expect([blocked.status, blocked.headers.get('content-type')]).toEqual([417, 'text/html']);
    expect(await blocked.text()).toMatch(/^<html>/);
    mock.clock.advance(60_000);
    expect(await status()).toBe(200);
  });

  test('breaks the connection before or within the body', async () => {
    const reset = mock.fault({ reset: true });
    await expect(mock(request())).rejects.toThrow(TypeError);
    reset.remove();
    mock.fault({ truncate: true });
    const response = await mock(request());
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test('skews the clock of the service, which the response dates', async () => {
    mock.fault({ clockSkewMs: -3_600_000 });
    const response = await mock(request());
    expect(response.status).toBe(401);
    const date = Date.parse(response.headers.get('date') ?? '');
    expect(Math.abs(date + 3_600_000 - Date.now())).toBeLessThan(60_000);
  });

  test('repeats the first page', async () => {
    mock.fault({ repeatPage: true });
    expect(await (await mock(request(`${list}?page=5`))).json()).toEqual(documented);
  });

  test('harms every so many-th request', async () => {
    mock.fault({ status: 503, every: 3, after: 1 });
    const statuses: number[] = [];
    for (let call = 0; call < 7; call++) statuses.push(await status());
    expect(statuses).toEqual([200, 200, 200, 503, 200, 200, 503]);
  });

  test('holds the answer back', async () => {
    mock.fault({ latencyMs: 30 });
    const begin = performance.now();
    expect(await status()).toBe(200);
    expect(performance.now() - begin).toBeGreaterThan(25);
  });

  test.each([
    [{ latency: 3 }, 'fault.latency is not known'],
    [{}, 'a fault needs one of'],
    [{ times: 1 }, 'a fault needs one of'],
    [{ status: 99 }, 'fault.status must be a whole number from 200 to 599'],
    [{ status: 500, operation: 'x' }, 'fault.operation must be one of'],
    [{ status: 500, example: 'x' }, 'fault.example: the document has no x of 500'],
    [{ firewall: -1 }, 'fault.firewall must be a whole number from 0'],
    [{ latencyMs: 1e9 }, 'fault.latencyMs must be a whole number from 0 to 3600000'],
    [{ clockSkewMs: 1e300 }, 'fault.clockSkewMs must be a whole number'],
    [{ truncate: -1 }, 'fault.truncate must be a whole number'],
    [{ reset: 1 }, 'fault.reset must be true or false'],
    [{ status: 500, headers: { 'no name': 'x' } }, 'fault.headers must be an object of HTTP headers'],
    [{ status: 500, headers: { name: 'a\nb' } }, 'fault.headers must be an object of HTTP headers'],
  ])('that makes no sense is refused: %o', (fault, message) => {
    expect(() => mock.fault(fault as Fault)).toThrow(message);
  });
});

test.each([
  ['clock.set', -1],
  ['clock.set', 1e15],
  ['clock.advance', -1e15],
] as const)('%s refuses %d: the clock shows moments from 1970 to 9999', (name, value) => {
  const change = name === 'clock.set' ? mock.clock.set : mock.clock.advance;
  expect(() => change(value)).toThrow(name);
});

test('the journal forgets the oldest requests where they are very long', async () => {
  const path = `${list}?x=${'y'.repeat(8000)}`;
  for (let call = 0; call < 3000; call++) await mock(`${service}${path}`);
  expect(mock.requests.length).toBeGreaterThan(1000);
  expect(mock.requests.length).toBeLessThan(3000);
});
