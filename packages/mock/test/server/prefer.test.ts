import { examples } from '@scp-backup/openapi/examples';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, documented, firstError, list, operation, start } from '../wire.ts';

const responses: Readonly<Record<string, Readonly<Record<string, unknown>>>> = examples[operation.id].responses;
const all = Object.entries(responses).flatMap(([code, named]) =>
  Object.entries(named).map(([name, body]) => [code, name, body] as const),
);
let mock: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  mock = await start();
});

describe('Prefer', () => {
  test.each(all)('code=%s, example=%s gives that example', async (code, name, body) => {
    for (const prefer of [`code=${code}, example=${name}`, `example="${name}"; code="${code}"`]) {
      const reply = await call(mock, list, { Prefer: prefer, Accept: 'application/json' });
      expect(reply.status).toBe(Number(code));
      expect(typeof body === 'string' ? reply.text : reply.json).toEqual(body);
    }
  });

  test('a code alone gives its first example, an example alone that of the success', async () => {
    expect((await call(mock, list, { Prefer: 'code=403' })).json).toEqual(responses['403']?.forbidden);
    expect((await call(mock, list, { Prefer: 'example=failed' })).json).toEqual(responses['200']?.failed);
    expect((await call(mock, list, { Prefer: 'code=429' })).headers['retry-after']).toBe('3');
    expect((await call(mock, list, { Prefer: 'code=503' })).headers['content-type']).toBe('text/plain');
  });

  test.each([
    ['code=999', /Prefer: code must be one of 200, 400, .*not "999"/],
    ['code=abc', /Prefer: code .*not "abc"/],
    ['example=nope', /Prefer: example must be one of documented, empty, .*not "nope"/],
    ['code=404, example=documented', /Prefer: example must be one of notFound, missingSignature, notFoundPage/],
  ])('%s, which the document does not have, is told what there is', async (prefer, message) => {
    const reply = await call(mock, list, { Prefer: prefer });
    expect(reply.status).toBe(400);
    expect(firstError(reply).detail[0]).toMatch(message);
  });

  test.each(['return=minimal', 'wait=10', '', ';;,,==', 'respond-async'])('%s is left alone', async (prefer) => {
    expect((await call(mock, list, { Prefer: prefer })).json).toEqual(documented);
  });

  test('neither signature nor input are forgotten for it', async () => {
    expect((await call(mock, `${list}?size=0`, { Prefer: 'code=200' })).status).toBe(400);
    expect((await call(mock, list, { Prefer: 'code=200', 'Scp-Signature': 'x' })).status).toBe(401);
  });
});
