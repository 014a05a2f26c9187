import { beforeAll, describe, expect, test } from 'vitest';
import { description } from '../second-operation.ts';
import { call, documented, firstError, list, start } from '../wire.ts';

let mock: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  mock = await start({ description });
});

const path = '/v2/vaults/vault-1/snapshots';
const labels = async (query: string) =>
  (await call(mock, `${path}?${query}`)).json.snapshots.map(({ label }: { label: string }) => label);

describe('another list operation needs no code', () => {
  test('its rows belong to the example’s parent, and the response keeps what else the example has', async () => {
    expect((await call(mock, path)).json).toEqual({
      note: 'from the example',
      shown: 2,
      snapshots: [
        { label: 'one', level: 3, open: true },
        { label: 'two', level: 1, open: false },
      ],
    });
    const other = await call(mock, '/v2/vaults/vault-2/snapshots');
    expect(other.status).toBe(404);
    expect(firstError(other).detail).toEqual(['vault_name "vault-2" was not found.']);
  });

  test('it pages by its own names, from its own first page, up to its largest size', async () => {
    expect(await labels('pageNumber=2')).toEqual(['three', 'four']);
    expect(await labels('pageNumber=3')).toEqual(['five']);
    expect(await labels('limit=3&pageNumber=2')).toEqual(['four', 'five']);
    expect(await labels('page=2&size=1')).toEqual(['one', 'two']);
    expect((await call(mock, `${path}?pageNumber=3`)).json.shown).toBe(1);
  });

  test('it filters by numbers, flags and lists of texts', async () => {
    expect(await labels('level=2&limit=3')).toEqual(['three', 'four']);
    expect(await labels('least=2.5&limit=3')).toEqual(['one', 'five']);
    expect(await labels('open=false')).toEqual(['two']);
    expect(await labels('tag=one&tag=two')).toEqual(['one', 'two']);
    expect(await labels('tag=one')).toEqual(['one']);
  });

  test.each([
    ['pageNumber=0', /pageNumber must be an integer of 1 or more, not "0"/],
    ['limit=4', /limit must be an integer from 1 to 3, not "4"/],
    ['limit=', /limit must be an integer from 1 to 3, not ""/],
    ['limit=null', /limit must be an integer from 1 to 3, not "null"/],
    ['open=yes', /open must be true or false, not "yes"/],
    ['least=abc', /least must be a number, not "abc"/],
  ])('it refuses %s', async (query, message) => {
    const reply = await call(mock, `${path}?${query}`);
    expect(reply.status).toBe(400);
    expect(firstError(reply).detail[0]).toMatch(message);
  });

  test('it refuses what only the schema of the document tells', async () => {
    for (const [query, name] of [
      ['ratio=0.3', 'ratio'],
      ['tag=long-one', 'tag'],
    ]) {
      const reply = await call(mock, `${path}?${query}`);
      expect(reply.status).toBe(400);
      expect(firstError(reply).detail[0]).toContain(name);
    }
    const short = await call(mock, '/v2/vaults/x/snapshots');
    expect(firstError(short).detail).toEqual(['vault_name must be text with a length of 2 or more, not "x".']);
  });

  test('it takes rows by parent', async () => {
    const data = { listSnapshots: { a: [{ label: 'x' }], b: [] } };
    const other = await start({ description, data });
    expect((await call(other, '/v2/vaults/a1/snapshots')).status).toBe(404);
    const named = await start({ description, data: { listSnapshots: { 'a b': [{ label: 'x' }], bb: [] } } });
    expect((await call(named, '/v2/vaults/a%20b/snapshots')).json.snapshots).toEqual([{ label: 'x' }]);
    expect((await call(named, '/v2/vaults/bb/snapshots')).json.snapshots).toEqual([]);
    expect((await call(named, '/v2/vaults/vault-1/snapshots')).json.snapshots).toEqual([]);
  });

  test('the first operation is what it was', async () => {
    expect((await call(mock, list)).json).toEqual(documented);
  });
});

describe('an operation without behaviour', () => {
  test('is answered with the document’s examples', async () => {
    expect((await call(mock, '/v2/vaults/any-vault?depth=1')).json).toEqual({ name: 'big' });
    const small = await call(mock, '/v2/vaults/any-vault?depth=1', { Prefer: 'example=small' });
    expect(small.json).toEqual({ name: 'small' });
    expect((await call(mock, '/v2/vaults/any-vault?depth=1', { Prefer: 'code=404' })).status).toBe(404);
  });

  test('has its parameters validated', async () => {
    const missing = await call(mock, '/v2/vaults/any-vault');
    expect(missing.status).toBe(400);
    expect(firstError(missing).detail).toEqual(['depth is required.']);
  });

  test('negotiates its media type', async () => {
    const ask = (accept: string) => call(mock, '/v2/vaults/any-vault?depth=1', { Accept: accept });
    for (const accept of ['*/*', 'application/json', 'text/html, */*;q=0.1', ';;;', '', 'json']) {
      expect((await ask(accept)).status, accept).toBe(200);
    }
    expect((await ask('text/html')).status).toBe(406);
  });
});
