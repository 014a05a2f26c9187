import { validateResponse } from '@scp-backup/openapi/validate';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, documented, firstError, list, operation, send, start } from '../wire.ts';

let mock: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  mock = await start();
});

describe('bad input is answered with 400', () => {
  const integers = [
    'x',
    '1e3',
    '0x10',
    '1.0',
    '1.5',
    '%201',
    '1%20',
    '%2B1',
    '+1',
    '01',
    'NaN',
    'Infinity',
    'true',
    '[]',
  ];
  const days = ['2024-10-01', '2024-10-01T00:00:00', '2024-13-01T00:00:00Z', '2024-02-30T00:00:00Z'];
  const hours = ['2024-10-01T25:00:00Z', '2024-10-01T00:00:00+09:00', '2024-10-01%2000:00:00Z', 'now', '1727740800'];
  const times = [...days, ...hours];
  const orders = [
    'nothing:asc',
    'created_at:up',
    'created_at:ASC',
    ':asc',
    'created_at:asc,backup_id:asc',
    '__proto__:asc',
  ];
  const each = (name: string, raws: readonly string[], allowed: RegExp) =>
    raws.map((text) => [name, text, allowed] as const);
  const cases = [
    ...each('page', ['-1', ...integers], /an integer of 0 or more/),
    ...each('size', ['0', '-1', '9'.repeat(400), ...integers], /an integer of 1 or more/),
    ...each(
      'restore_state',
      ['DONE', 'completed', 'COMPLETED%20', 'COMPLETED,FAILED'],
      /COMPLETED, FAILED, INPROGRESS/,
    ),
    ...each('start_time', times, /a date and time with a zone/),
    ...each('end_time', times, /a date and time with a zone/),
    ...each('sort', orders, /field:asc or field:desc.*created_at/),
    ...each('sort', ['%zz', '%', '%e0%a4', '%ff'], /percent-encoded UTF-8/),
  ];

  test.each(cases)('%s=%s', async (name, raw, allowed) => {
    const reply = await call(mock, `${list}?${name}=${raw}`);
    expect(reply.status).toBe(400);
    const { code, detail } = firstError(reply);
    expect(code).toBe('ValidationError');
    expect(detail).toHaveLength(1);
    expect(detail[0]).toMatch(allowed);
    expect(detail[0].startsWith(`${name} `)).toBe(true);
    expect(detail[0]).toContain('not "');
    expect(validateResponse(operation.id, 400, reply.json)).toEqual([]);
  });

  test('names the value as it was read', async () => {
    expect(firstError(await call(mock, `${list}?size=a%22b`)).detail[0]).toContain('not "a\\"b"');
  });

  test('names every parameter that is wrong', async () => {
    const { detail } = firstError(await call(mock, `${list}?size=0&page=x&restore_state=?`));
    expect(detail.map((text: string) => text.split(' ')[0])).toEqual(['page', 'size', 'restore_state']);
  });

  test.each(['page=1&page=1', 'page=1&page=2', 'restore_state=FAILED&restore_state=COMPLETED', 'size=1&%73ize=2'])(
    'where a parameter comes twice: %s',
    async (query) => {
      const reply = await call(mock, `${list}?${query}`);
      expect(reply.status).toBe(400);
      expect(firstError(reply).detail[0]).toMatch(/must be given once, not 2 times/);
    },
  );

  test('in Korean or English, by Accept-Language', async () => {
    const say = async (language: string) =>
      firstError(await call(mock, `${list}?size=0`, { 'Accept-Language': language })).detail[0];
    const english = 'size must be an integer of 1 or more, not "0".';
    const korean = 'size 값은 1 이상의 정수여야 합니다. 받은 값: "0"';
    for (const language of ['en-US', 'en', '*', 'fr', 'ko;q=0.1, en', 'kok', ';;;', 'ko;q=0']) {
      expect(await say(language), language).toBe(english);
    }
    for (const language of ['ko-KR', 'ko', 'KO-kr', 'fr, ko;q=0.5', 'en;q=0.5,ko;q=0.9']) {
      expect(await say(language), language).toBe(korean);
    }
  });
});

describe('what is no bad input', () => {
  test.each([
    'unknown=1',
    'Page=x',
    'PAGE=x',
    'page[]=1',
    'unknown=%zz',
    '%zz=1',
    '__proto__=1&constructor=2&toString',
    '__code=500&__example=nope&__dynamic=true&__server=x',
    'a=1&a=2',
  ])('what the spec does not know is ignored: %s', async (query) => {
    const reply = await call(mock, `${list}?${query}`);
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual(documented);
  });

  test.each(Object.keys(operation.parameters).filter((name) => name !== 'backup_id'))(
    'an empty value says that %s is absent',
    async (name) => {
      for (const query of [`${name}=`, name]) {
        const reply = await call(mock, `${list}?${query}`);
        expect(reply.status, query).toBe(200);
        expect(reply.json).toEqual(documented);
      }
    },
  );

  test.each([
    'page=0&size=1',
    'page=2147483647',
    'size=2147483647',
    'size=9007199254740993',
    'page=99999999999999999999&size=99999999999999999999',
    'start_time=2024-10-01T00:00:00%2B09:00',
    'start_time=2024-10-01T00:00:00.123456789Z',
    'start_time=2024-10-01t00:00:00z',
    'end_time=9999-12-31T23:59:59Z',
    'start_time=2025-01-01T00:00:00Z&end_time=2024-01-01T00:00:00Z',
  ])('%s is good', async (query) => {
    const reply = await call(mock, `${list}?${query}`);
    expect(reply.status).toBe(200);
    expect(validateResponse(operation.id, 200, reply.json)).toEqual([]);
  });
});

describe('a parent that is not known', () => {
  const ids = ['nope', '0', '%20', '%00', '%zz', 'a%2Fb', '..%2f', '{backup_id}', '%E0%A4%A', "'", '(*)!', 'é%F0%9F'];
  test.each([...ids, 'x'.repeat(4000), 'constructor', '__proto__', 'undefined', 'null'])(
    'is 404: %s',
    async (parent) => {
      const path = operation.path.replace('{backup_id}', encodeURI(parent).replaceAll('%25', '%'));
      const reply = await call(mock, path);
      expect(reply.status).toBe(404);
      expect(firstError(reply)).toMatchObject({ code: 'NotFound', status: 404 });
      expect(firstError(reply).detail[0]).toMatch(/^backup_id ".*" was not found\.$/s);
      expect(validateResponse(operation.id, 404, reply.json)).toEqual([]);
    },
  );

  test('is found by the words that its percent-encoding stands for', async () => {
    expect((await call(mock, list.replace('00cd', '%30%30%63%64'))).json).toEqual(documented);
  });
});

test('a body that comes with GET is left alone', async () => {
  const reply = await call(mock, list, { 'Content-Type': 'application/json', 'Content-Length': '0' });
  expect(reply.status).toBe(200);
});

test('the two mistakes of a request are told one after the other: first the signature, then the input', async () => {
  expect((await send(mock, `${list}?size=0`)).status).toBe(401);
});
