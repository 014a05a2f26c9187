import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, documented, list, raw, send, signed, start } from '../wire.ts';

let mock: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  mock = await start();
});

/** All of `npm run test:full` are ten times as many. */
const times = process.env.TEST_FULL === '1' ? 10 : 1;

const ascii = (least: number) => fc.integer({ min: least, max: 0x7e }).map((code) => String.fromCharCode(code));
/** What has a meaning in URLs comes more often than the rest. */
const piece = fc.oneof(
  fc.constantFrom(
    '/',
    '//',
    '?',
    '&',
    '=',
    '%',
    '%00',
    '%zz',
    '%ff',
    '..',
    ';',
    '#',
    '[',
    '{',
    '}',
    "'",
    '"',
    '\\',
    '+',
  ),
  fc.constantFrom('page', 'size', 'sort', 'start_time', 'null', '-1', '1e309', '__proto__', 'v1', 'backups'),
  fc.string({ unit: ascii(0x21), maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const path = fc.oneof(
  text.map((tail) => `/${tail}`),
  text.map((tail) => `${list}?${tail}`),
  text.map((tail) => list.replace(/[0-9a-f]{32}/, () => tail)),
);
const header = fc.string({ unit: ascii(0x20) });
const optional = ['Accept', 'Accept-Language', 'Prefer', 'Origin', 'Scp-Api-Version', 'Content-Type'];
const headers = fc.dictionary(fc.constantFrom(...optional, 'Access-Control-Request-Method'), header, { maxKeys: 3 });
const methods = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE', 'TRACE');

const frame = (bytes: Buffer) => [
  Buffer.from('GET /'),
  bytes,
  Buffer.from(' HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
];

/** Several at a time, so that the mock has more than one to do. */
const many = <Value>(one: fc.Arbitrary<Value>) => fc.array(one, { minLength: 1, maxLength: 50, size: 'max' });

async function highestStatus(sent: readonly Promise<{ status: number }>[]): Promise<number> {
  return Math.max(...(await Promise.all(sent)).map(({ status }) => status));
}

describe('thousands of malformed requests leave the mock alive, without a 5xx', () => {
  test('signed ones, which reach everything behind the gate', async () => {
    await fc.assert(
      fc.asyncProperty(many(fc.tuple(methods, path, headers)), async (requests) => {
        const sent = requests.map(([method, target, extra]) => call(mock, target, extra, method));
        expect(await highestStatus(sent)).toBeLessThan(500);
      }),
      { numRuns: 40 * times },
    );
  });

  test('with signature headers of any content', async () => {
    const names = Object.keys(signed({ url: '' }));
    const any = fc.dictionary(fc.constantFrom(...names, 'Scp-AccountId'), header);
    await fc.assert(
      fc.asyncProperty(many(fc.tuple(path, any)), async (requests) => {
        const sent = requests.map(([target, changes]) =>
          send(mock, target, { headers: { ...signed({ url: mock.url + target }), ...changes } }),
        );
        expect(await highestStatus(sent)).toBeLessThan(500);
      }),
      { numRuns: 20 * times },
    );
  });

  test('bytes that are hardly HTTP', async () => {
    const line = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
    await fc.assert(
      fc.asyncProperty(many(fc.tuple(line, fc.boolean())), async (requests) => {
        const sent = requests.map(([bytes, framed]) => raw(mock, framed ? Buffer.concat(frame(bytes)) : bytes));
        expect((await Promise.all(sent)).filter((answer) => answer.startsWith('HTTP/1.1 5'))).toEqual([]);
      }),
      { numRuns: 10 * times },
    );
  });

  test('and afterwards it answers as before', async () => {
    expect((await call(mock, list)).json).toEqual(documented);
  });
});
