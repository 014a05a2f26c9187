import { connect } from 'node:net';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, documented, list, operation, raw, start } from '../wire.ts';

const [example] = documented.contents;
let mock: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  mock = await start();
});

beforeEach(() => mock.reset());

/** Sends a control request as any program of this machine may. */
async function control(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { 'Content-Type': 'application/json' },
): Promise<{ status: number; json: unknown }> {
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await fetch(`${mock.url}/__mock/${path}`, init);
  return { status: response.status, json: await response.json() };
}

const count = async () => (await call(mock, list)).json.count;

describe('a test in another process', () => {
  test('inserts rows and takes them back', async () => {
    const rows = [{ ...example, restore_server_name: 'added' }];
    expect((await control('POST', 'rows', { operation: operation.id, rows })).status).toBe(200);
    expect(await count()).toBe(2);
    expect((await control('POST', 'reset')).status).toBe(200);
    expect(await count()).toBe(1);
    for (const wrong of [{ operation: 'x', rows }, { operation: operation.id, rows: 7 }, {}]) {
      expect((await control('POST', 'rows', wrong)).status).toBe(400);
    }
  });

  test('reads the journal, in which the control itself does not stand', async () => {
    await call(mock, `${list}?page=3`);
    await control('GET', 'clock');
    const { json } = await control('GET', 'requests');
    expect(json).toMatchObject([{ method: 'GET', url: `${mock.url}${list}?page=3`, status: 200 }]);
    expect(json).toEqual(JSON.parse(JSON.stringify(mock.requests)));
  });

  test('sets faults and removes them', async () => {
    const { json } = await control('POST', 'faults', { status: 503, body: 'no' });
    expect((await call(mock, list)).status).toBe(503);
    expect(await control('GET', 'faults')).toMatchObject({ json: [{ ...(json as object), hits: 1 }] });
    await control('DELETE', `faults/${(json as { id: number }).id}`, undefined, {});
    expect((await call(mock, list)).status).toBe(200);
    expect((await control('DELETE', 'faults/99', undefined, {})).status).toBe(404);
    expect((await control('POST', 'faults', { stauts: 503 })).json).toMatchObject({
      error: expect.stringContaining('fault.stauts is not known'),
    });
  });

  test('stops the clock, moves it and lets it run again', async () => {
    const now = Date.UTC(2020, 0, 1);
    expect((await control('POST', 'clock', { now, advance: 5 })).json).toEqual({ now: now + 5 });
    expect((await call(mock, list)).status).toBe(401);
    await control('DELETE', 'clock', undefined, {});
    expect((await call(mock, list)).status).toBe(200);
    expect((await control('POST', 'clock', { now: 'noon' })).status).toBe(400);
  });

  test('is told what there is', async () => {
    expect(await control('GET', 'nothing')).toMatchObject({
      status: 404,
      json: { error: expect.stringContaining('requests, rows, faults, clock, reset') },
    });
    expect((await control('DELETE', 'rows', undefined, {})).status).toBe(405);
  });
});

describe('a page of another site', () => {
  test.each<[string, Record<string, string>]>([
    ['an origin of another machine', { 'Content-Type': 'application/json', Origin: 'https://example.com' }],
    ['a type that needs no permission', { 'Content-Type': 'text/plain' }],
  ])('does not control the mock: %s', async (_, headers) => {
    expect((await control('POST', 'faults', { status: 500 }, headers)).status).toBeGreaterThanOrEqual(403);
    expect((await call(mock, list)).status).toBe(200);
  });

  test('does not control it by a name of its own that leads here', async () => {
    const answer = await raw(mock, 'GET /__mock/requests HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 403 /);
  });
});

describe('a fault of the wire', () => {
  test('resets the connection', async () => {
    mock.fault({ reset: true, times: 1 });
    await expect(call(mock, list)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await call(mock, list)).status).toBe(200);
  });

  test('ends the body early', async () => {
    for (const truncate of [true, 0, 10]) {
      mock.fault({ truncate, times: 1 });
      await expect(call(mock, list)).rejects.toMatchObject({ code: 'ECONNRESET' });
    }
  });

  test('leaves others in peace', async () => {
    mock.fault({ status: 500, operation: operation.id });
    expect((await call(mock, '/nothing')).status).toBe(404);
    expect((await call(mock, list)).status).toBe(500);
  });
});

describe('limits', () => {
  test('a URL that is too long is 414, and one beyond all headers 431', async () => {
    expect((await call(mock, `${list}?x=${'y'.repeat(9000)}`)).status).toBe(414);
    expect((await call(mock, `${list}?x=${'y'.repeat(50_000)}`)).status).toBe(431);
  });

  test('a caller that leaves before the answer does no harm', async () => {
    mock.fault({ latencyMs: 20, times: 1 });
    const { hostname, port } = new URL(mock.url);
    const socket = connect(Number(port), hostname, () => socket.write(`GET ${list} HTTP/1.1\r\nHost: x\r\n\r\n`));
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.destroy();
    expect((await call(mock, list)).status).toBe(200);
  });
});
