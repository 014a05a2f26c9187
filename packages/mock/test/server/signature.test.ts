import { createHmac } from 'node:crypto';
import { demoCredentials } from '@scp-backup/mock';
import { validateResponse } from '@scp-backup/openapi/validate';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, documented, firstError, list, operation, raw, send, signed, start } from '../wire.ts';

const at = Date.UTC(2026, 10, 23, 12);
let mock: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  mock = await start({ now: () => at });
});

/** Signs one thing and sends another. */
function sendOther(path: string, wire: string, changes: Partial<Parameters<typeof signed>[0]> = {}, method = 'GET') {
  const headers = signed({ url: mock.url + path, timestamp: at, ...changes });
  return send(mock, wire, { method, headers: { ...headers, 'Accept-Language': 'en-US' } });
}

describe('a signature made from the rule alone', () => {
  test.each([
    list,
    `${list}?page=0&size=20`,
    `${list}?sort=created_at:desc&start_time=2024-09-30T15:00:00Z`,
    `${list}?sort=created_at%3Adesc`,
    `${list}?unknown=a+b%20c%2B[]{}|^'`,
    `${list}?`,
    `${list}?&&page=0&`,
  ])('is accepted for %s as it stands on the wire', async (path) => {
    const reply = await sendOther(path, path);
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual(documented);
  });

  test('is accepted for HEAD', async () => {
    expect((await sendOther(list, list, { method: 'HEAD' }, 'HEAD')).status).toBe(200);
  });

  test('is accepted for the host name that was called', async () => {
    const url = `http://localhost:${new URL(mock.url).port}${list}`;
    const headers = { ...signed({ url, timestamp: at }), Host: new URL(url).host };
    expect((await send(mock, list, { headers })).status).toBe(200);
  });

  test('is accepted for a whole URL as the target of the request', async () => {
    const url = mock.url + list;
    const headers = { Host: new URL(url).host, Connection: 'close', ...signed({ url, timestamp: at }) };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    expect(await raw(mock, `GET ${url} HTTP/1.1\r\n${lines.join('')}\r\n`)).toMatch(/^HTTP\/1.1 200 /);
  });

  test('is accepted at the edge of the tolerance, on both sides, and refused one millisecond beyond it', async () => {
    const quarter = 15 * 60_000;
    for (const [timestamp, status] of [
      [at - quarter, 200],
      [at + quarter, 200],
      [at - quarter - 1, 401],
      [at + quarter + 1, 401],
    ] as const) {
      expect((await sendOther(list, list, { timestamp })).status, String(timestamp - at)).toBe(status);
    }
  });

  test('is accepted for other credentials and another tolerance, where the mock was started with them', async () => {
    const credentials = { accessKey: 'other-key', secretKey: '비밀-키' };
    const other = await start({ credentials, toleranceMs: 1000, now: () => at });
    expect(other.credentials).toEqual(credentials);
    const answers = [at - 1000, at - 1001].map(async (timestamp) => {
      const headers = signed({ url: other.url + list, timestamp, ...credentials });
      return (await send(other, list, { headers })).status;
    });
    expect(await Promise.all(answers)).toEqual([200, 401]);
  });

  test('may stand beside an account id, which is signed too', async () => {
    const { accessKey, secretKey } = demoCredentials;
    const text = `GET${mock.url}${list}${at}${accessKey}account-1Openapi`;
    const signature = createHmac('sha256', secretKey).update(text).digest('base64');
    const headers = { ...signed({ url: '', timestamp: at }), 'Scp-Signature': signature, 'Scp-AccountId': 'account-1' };
    expect((await send(mock, list, { headers })).status).toBe(200);
    expect((await send(mock, list, { headers: { ...headers, 'Scp-AccountId': 'account-2' } })).status).toBe(401);
  });
});

describe('a wrong signature', () => {
  const path = `${list}?page=0&size=20`;
  const cases: readonly [string, () => ReturnType<typeof send>][] = [
    ['one character of the query differs', () => sendOther(path, path.replace('size=20', 'size=21'))],
    ['one character of the path differs', () => sendOther(path, path.replace(/[0-9]\//, 'f/'))],
    ['the query was left out', () => sendOther(list, path)],
    ['the method differs', () => sendOther(path, path, { method: 'HEAD' })],
    ['the secret key differs', () => sendOther(path, path, { secretKey: 'demo-secret-kez' })],
    ['the query was encoded once more', () => sendOther(encodeURI(`${list}?a=%3A`), `${list}?a=%3A`)],
  ];

  test.each(cases)('is refused: %s', async (_, answer) => {
    const reply = await answer();
    expect(reply.status).toBe(401);
    expect(firstError(reply).code).toBe('HmacValidFail');
    expect(reply.headers['content-type']).toBe('application/json');
    expect(validateResponse(operation.id, 401, reply.json)).toEqual([]);
  });

  test('is answered with the text that should have been signed, and with a hint where the mistake is known', async () => {
    const { detail } = firstError(await sendOther(list, path));
    expect(detail).toContain(`String to sign: GET${mock.url}${path}${at}${demoCredentials.accessKey}Openapi`);
    expect(detail.join(' ')).toMatch(/without its query/);
    const unknown = firstError(await sendOther(path, path, { secretKey: 'another' }));
    expect(unknown.detail.join(' ')).toMatch(/secret key/);
  });

  test('is answered in Korean on request', async () => {
    const headers = { ...signed({ url: mock.url + list, timestamp: at }), 'Accept-Language': 'ko-KR' };
    const { title, detail } = firstError(await send(mock, path, { headers }));
    expect(title).toBe('인증 실패');
    expect(detail[1]).toContain(`서명할 문자열: GET${mock.url}${path}`);
    expect(detail[2]).toMatch(/쿼리를 뺀 URL/);
  });

  test('never shows the secret key nor the right signature', async () => {
    const right = signed({ url: mock.url + path, timestamp: at })['Scp-Signature'] ?? '';
    const hex = Buffer.from(right, 'base64').toString('hex');
    for (const [, answer] of cases) {
      const { text, headers } = await answer();
      for (const hidden of [demoCredentials.secretKey, right, hex]) {
        expect(text + JSON.stringify(headers)).not.toContain(hidden);
      }
    }
  });
});

describe('the signature headers', () => {
  test.each(['Scp-Accesskey', 'Scp-Signature', 'Scp-Timestamp', 'Scp-ClientType'])(
    'are all needed: without %s it is 401',
    async (name) => {
      const { [name]: _, ...headers } = signed({ url: mock.url + list, timestamp: at });
      for (const given of [headers, { ...headers, [name]: '' }]) {
        const reply = await send(mock, list, { headers: given });
        expect(reply.status).toBe(401);
        expect(firstError(reply).detail).toEqual([`Missing: ${name}.`]);
      }
    },
  );

  test.each([
    ['Scp-Accesskey', 'nobody', /Scp-Accesskey is not known/],
    ['Scp-ClientType', 'openapi', /Scp-ClientType must be Openapi/],
    ['Scp-Timestamp', 'yesterday', /Scp-Timestamp must be milliseconds/],
    [
      'Scp-Timestamp',
      String(at - 3_600_000),
      /Scp-Timestamp is 3600 s behind the clock of the mock; 900 s are allowed/,
    ],
    ['Scp-Timestamp', String(at + 3_600_000), /Scp-Timestamp is 3600 s ahead/],
  ])('say what is wrong with %s: %s', async (name, value, message) => {
    const headers = { ...signed({ url: mock.url + list, timestamp: at }), [name]: value };
    const reply = await send(mock, list, { headers });
    expect(reply.status).toBe(401);
    expect(firstError(reply).detail[0]).toMatch(message);
    expect(validateResponse(operation.id, 401, reply.json)).toEqual([]);
  });

  test('are refused when they are sent twice', async () => {
    const headers = signed({ url: mock.url + list, timestamp: at });
    const twice = { ...headers, 'Scp-Signature': [headers['Scp-Signature'] ?? '', 'x'] };
    expect((await send(mock, list, { headers: twice })).status).toBe(401);
  });

  test('that are an hour old are refused although their signature is right', async () => {
    const headers = signed({ url: mock.url + list, timestamp: at - 3_600_000 });
    const reply = await send(mock, list, { headers });
    expect(reply.status).toBe(401);
    expect(firstError(reply).detail[1]).toMatch(/^the signature is right, but 3600 s old/);
  });

  test.each([
    ['?size=100', '?size=10', '0'],
    ['?size=100', '?size=1', '00'],
  ])('that were signed for %s are not those of %s with a timestamp of %s…', async (signedQuery, sentQuery, zeros) => {
    const [base] = list.split('?');
    const headers = signed({ url: mock.url + base + signedQuery, timestamp: at });
    const replayed = { ...headers, 'Scp-Timestamp': `${zeros}${at}` };
    const reply = await send(mock, base + sentQuery, { headers: replayed });
    expect(reply.status).toBe(401);
    expect(firstError(reply).detail[0]).toMatch(/without leading zeros/);
  });
});

describe('the version', () => {
  test('may be left out or be the one of the document', async () => {
    const ours = await start();
    expect((await call(ours, list)).status).toBe(200);
    expect((await call(ours, list, { 'Scp-Api-Version': 'backup 1.1' })).status).toBe(200);
  });

  test.each(['backup 0.9', 'backup 1.2', '1.1', 'Backup 1.1'])('%s is answered with 406', async (version) => {
    const headers = { ...signed({ url: mock.url + list, timestamp: at }), 'Scp-Api-Version': version };
    const reply = await send(mock, list, { headers });
    expect(reply.status).toBe(406);
    expect(firstError(reply)).toMatchObject({ code: 'NoSuchVersion', status: 406 });
    expect(firstError(reply).detail[0]).toContain('backup 1.1');
    expect(validateResponse(operation.id, 406, reply.json)).toEqual([]);
  });

  test('is listed without a signature', async () => {
    const { status, json } = await send(mock, '/');
    expect(status).toBe(200);
    expect(json.versions).toEqual([
      { id: 'v1.1', links: [{ href: `${mock.url}/v1`, rel: 'self' }], not_before: '', status: 'CURRENT' },
    ]);
  });
});
