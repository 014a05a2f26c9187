import { createHmac } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { demoCredentials, type RunningMock, startMock } from '@scp-backup/mock';
import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { validateResponse } from '@scp-backup/openapi/validate';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const id = 'listBackupRestoreHistories';
const { backup_id } = examples[id].parameters;
const path = operations[id].path.replace('{backup_id}', backup_id);
const seed = examples[id].responses['200'].documented;

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are looked into field by field
  readonly body: any;
}

interface Options {
  readonly method?: string;
  readonly headers?: Record<string, string | undefined>;
  readonly timestamp?: number;
  readonly secret?: string;
  readonly key?: string;
  /** What is signed in place of the target that is sent. */
  readonly signedTarget?: string;
}

let mock: RunningMock;

beforeAll(async () => {
  mock = await startMock();
});

afterAll(() => mock.close());

/** Sends the very bytes given, signed by the facts alone: nothing of the toolkit's signer is used here. */
function send(target: string, options: Options = {}, url: string = mock.url): Promise<Reply> {
  const {
    method = 'GET',
    timestamp = Date.now(),
    secret = demoCredentials.secretKey,
    key = demoCredentials.accessKey,
  } = options;
  const signed = `${method}${url}${options.signedTarget ?? target}${timestamp}${key}Openapi`;
  const all: Record<string, string | undefined> = {
    'Scp-Accesskey': key,
    'Scp-Signature': createHmac('sha256', secret).update(signed).digest('base64'),
    'Scp-Timestamp': String(timestamp),
    'Scp-ClientType': 'Openapi',
    ...options.headers,
  };
  const headers = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, path: target, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        const json = response.headers['content-type']?.includes('json') && text !== '';
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          body: json ? JSON.parse(text) : undefined,
        });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('a signed request', () => {
  test('gets the documented row', async () => {
    const reply = await send(path);
    expect([reply.status, reply.body]).toEqual([200, seed]);
    expect(reply.headers['content-type']).toBe('application/json');
  });

  test('is checked by the URL of the wire, however it is encoded', async () => {
    for (const query of [
      '?sort=created_at:desc',
      '?sort=created_at%3Adesc',
      '?x=a+b&y=%20',
      '?f[]=1&g={x}|^`',
      '?a=&a=1&a',
      '?',
    ]) {
      expect((await send(path + query)).status, query).toBe(200);
    }
  });

  test('may be a HEAD', async () => {
    const reply = await send(path, { method: 'HEAD' });
    expect([reply.status, reply.text]).toEqual([200, '']);
  });

  test('may name a parameter that nobody knows', async () => {
    expect((await send(`${path}?colour=red&colour=blue`)).body).toEqual(seed);
  });
});

describe('401', () => {
  const hour = 3_600_000;
  const cases: readonly [string, Options, RegExp][] = [
    ['a wrong secret', { secret: 'wrong' }, /string to sign is: GEThttp/],
    ['an unknown key', { key: 'nobody' }, /Scp-Accesskey is not known/],
    ['a timestamp one hour old', { timestamp: Date.now() - hour }, /Scp-Timestamp is 36\d\d s behind/],
    ['a timestamp one hour ahead', { timestamp: Date.now() + hour }, /ahead of/],
    ['one flipped character in the query', { signedTarget: `${path}?page=0&size=21` }, /HmacValidFail|string to sign/],
    ['a query that was not signed', { signedTarget: path }, /without its query/],
    ['a missing key', { headers: { 'Scp-Accesskey': undefined } }, /missing: Scp-Accesskey/],
    ['a missing signature', { headers: { 'Scp-Signature': undefined } }, /missing: Scp-Signature/],
    ['a missing timestamp', { headers: { 'Scp-Timestamp': undefined } }, /missing: Scp-Timestamp/],
    ['a missing client type', { headers: { 'Scp-ClientType': undefined } }, /missing: Scp-ClientType/],
    ['another client type', { headers: { 'Scp-ClientType': 'openapi' } }, /exactly this case/],
    ['a timestamp that is no number', { headers: { 'Scp-Timestamp': 'now' } }, /decimal digits/],
  ];

  test.each(cases)('for %s, and says so without the secret', async (_, options, says) => {
    const reply = await send(`${path}?page=0&size=20`, options);
    expect(reply.status).toBe(401);
    expect(reply.text).toMatch(says);
    expect(reply.text).not.toContain(demoCredentials.secretKey);
    expect(validateResponse(id, 401, reply.body)).toEqual([]);
  });

  test('in Korean for those who ask for it', async () => {
    const reply = await send(path, { secret: 'wrong', headers: { 'Accept-Language': 'ko-KR' } });
    expect(reply.body.errors[0].detail[0]).toMatch('서명을 받아들일 수 없습니다');
  });

  test('by a tolerance and a clock that can be set', async () => {
    const other = await startMock({ now: () => 1000_000, toleranceMs: 10 });
    expect((await send(path, { timestamp: 1000_010 }, other.url)).status).toBe(200);
    expect((await send(path, { timestamp: 1000_011 }, other.url)).status).toBe(401);
    await other.close();
  });
});

describe('other refusals', () => {
  test('404 for an unknown backup, in the form of the service', async () => {
    for (const unknown of ['f'.repeat(32), 'nope', '%EB%B3%B5', '%2e%2e']) {
      const reply = await send(path.replace(backup_id, unknown));
      expect([reply.status, reply.body.errors[0].code], unknown).toEqual([404, 'NotFound']);
      expect(validateResponse(id, 404, reply.body)).toEqual([]);
    }
  });

  test('404 for an unknown route, in the form of the gateway', async () => {
    const reply = await send('/v1/nothing');
    expect(reply.body).toMatchObject({ status: 404, error: 'Not Found', path: '/v1/nothing' });
  });

  test('405 for another method, with Allow', async () => {
    const reply = await send(path, { method: 'POST' });
    expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  test('406 for another version, and none for a missing one', async () => {
    const reply = await send(path, { headers: { 'Scp-Api-Version': 'backup 1.9' } });
    expect([reply.status, reply.body.errors[0].code]).toEqual([406, 'NoSuchVersion']);
    expect((await send(path, { headers: { 'Scp-Api-Version': 'backup 1.1' } })).status).toBe(200);
  });

  const bad = [
    'page=-1',
    'page=x',
    'page=1e3',
    'page=0x10',
    'page=1.0',
    'page=%201',
    'page=%2B1',
    'page=1&page=2',
    'size=0',
    'size=-5',
    'size=99999999999999999999',
    'restore_state=DONE',
    'restore_state=completed',
    'sort=nope:asc',
    'sort=created_at:up',
    'start_time=2024-10-01',
    'start_time=2024-10-01T00:00:00',
    'end_time=2024-02-30T00:00:00Z',
    'end_time=soon',
    'start_time=2024-10-01T00:00:00+09:00',
    'start_time=2024-10-02T00:00:00Z&end_time=2024-10-01T00:00:00Z',
    'x=%',
    'x=%zz',
  ];

  test.each(bad)('400 for %s', async (query) => {
    const reply = await send(`${path}?${query}`);
    expect([reply.status, reply.body.errors?.[0].code]).toEqual([400, 'BadRequest']);
    expect(validateResponse(id, 400, reply.body)).toEqual([]);
  });

  test.each(['page=', 'page=null', 'restore_state=', 'start_time=null', 'start_time=2024-10-01T00:00:00%2B09:00'])(
    '200 for %s',
    async (query) => {
      expect((await send(`${path}?${query}`)).status).toBe(200);
    },
  );
});

describe('Prefer', () => {
  test('asks for an example or a status of the document', async () => {
    expect((await send(path, { headers: { Prefer: 'example=failed' } })).body).toEqual(
      examples[id].responses['200'].failed,
    );
    expect((await send(path, { headers: { Prefer: 'code=403' } })).status).toBe(403);
    for (const code of [417, 503]) {
      const reply = await send(path, { headers: { Prefer: `code=${code}`, Accept: 'application/json' } });
      expect(reply.status).toBe(code);
    }
    expect((await send(path, { headers: { Prefer: 'code=429, example=tooManyRequests' } })).status).toBe(429);
  });
});

describe('the data', () => {
  const row = seed.contents[0];
  const states = ['COMPLETED', 'FAILED', 'INPROGRESS'];
  const rows = Array.from({ length: 25 }, (_, index) => ({
    ...row,
    created_at: new Date(Date.UTC(2024, 0, 1 + index)).toISOString().replace('.000', ''),
    restore_start_time: `2024-06-${String(1 + index).padStart(2, '0')}T00:00:00`,
    restore_state: states[index % 3],
  }));
  let other: RunningMock;

  beforeAll(async () => {
    other = await startMock({ data: { [id]: rows } });
  });

  afterAll(() => other.close());

  const get = async (query: string) => (await send(`${path}?${query}`, {}, other.url)).body;

  test('has the default size and the default sort', async () => {
    const page = await get('');
    expect([page.count, page.contents.length, page.contents[0].created_at]).toEqual([25, 20, '2024-01-25T00:00:00Z']);
    expect(await get('page=0&size=20&sort=created_at:desc')).toEqual(page);
    expect((await get('page=9')).contents).toEqual([]);
  });

  test('is filtered by state and by time, both ends included', async () => {
    expect((await get('restore_state=FAILED')).count).toBe(8);
    expect((await get('start_time=2024-06-03T00:00:00Z&end_time=2024-06-05T00:00:00Z')).count).toBe(3);
    expect((await get('start_time=2024-06-03T00:00:01Z&end_time=2024-06-04T23:59:59Z')).count).toBe(1);
  });

  test('has pages that are disjoint and complete, whatever their size and order', async () => {
    const order = fc.constantFrom('created_at:asc', 'created_at:desc', 'restore_state:asc', 'restore_state:desc');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), order, async (size, sort) => {
        const seen: string[] = [];
        for (let page = 0; page * size < rows.length + size; page++) {
          const body = await get(`page=${page}&size=${size}&sort=${sort}`);
          expect(body.count).toBe(rows.length);
          seen.push(...body.contents.map((one: typeof row) => one.created_at));
        }
        expect(seen.sort()).toEqual(rows.map((one) => one.created_at).sort());
      }),
      { numRuns: 20 },
    );
  });

  test('that breaks the document is an error, not an answer', async () => {
    const broken = await startMock({ data: { [id]: [{ ...row, restore_start_time: '2024-10-28T05:52:47Z' }] } });
    const reply = await send(path, {}, broken.url);
    expect([reply.status, reply.body.errors[0].code]).toEqual([500, 'ResponseViolation']);
    await broken.close();
  });
});

describe('the server', () => {
  test('survives what makes no sense', async () => {
    const nonsense = fc.tuple(fc.string({ maxLength: 40 }), fc.constantFrom('GET', 'POST', 'DELETE', 'HEAD'));
    await fc.assert(
      fc.asyncProperty(nonsense, async ([text, method]) => {
        const query = text.replaceAll(/[^\x21-\x7e]/g, '');
        for (const target of [
          `${path}?${query}`,
          `/v1/backups/${query.replaceAll('?', '')}/restore-histories`,
          `/${query}`,
        ]) {
          expect((await send(target, { method })).status).toBeLessThan(500);
        }
      }),
      { numRuns: 150 },
    );
    expect((await send(path)).status).toBe(200);
  });

  test('tells a taken port', async () => {
    await expect(startMock({ port: Number(new URL(mock.url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('lets pages of this machine call it, and no others', async () => {
    const preflight = (origin: string) =>
      fetch(mock.url + path, {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Headers': 'scp-signature' },
      });
    expect((await preflight('http://localhost:8080')).headers.get('access-control-allow-headers')).toBe(
      'scp-signature',
    );
    expect((await preflight('https://example.com')).headers.get('access-control-allow-origin')).toBeNull();
  });
});
