import { createMockHandler } from '@scp-backup/mock';
import { expect, test } from 'vitest';
import { id, operation, signed } from './wire.ts';

type Options = Parameters<typeof createMockHandler>[0];

function caller(options: Options) {
  const mock = createMockHandler(options);
  return async (path: string) => {
    const url = `http://mock.test${path}`;
    const response = await mock(new Request(url, { headers: signed({ url }) }));
    return { status: response.status, body: (await response.json()) as { contents: { id: string }[] } };
  };
}

const idsOf = (body: { contents: { id: string }[] }) => body.contents.map((row) => row.id).sort();

test.each<[string, Options, number]>([
  ['the documented examples', {}, 2],
  ['generated rows of three backups', { generate: { rows: 9, parents: 3 } }, 3],
  ['rows of a backup that no list names', { data: { [operation.id]: { other: [] } } }, 3],
])('every backup that is listed is found and has a history: %s', async (_, options, length) => {
  const call = caller(options);
  const ids = idsOf((await call('/v1/backups')).body);
  expect(new Set(ids).size).toBe(length);
  expect(ids).toContain(id);
  for (const one of ids) {
    expect(await call(`/v1/backups/${one}`)).toMatchObject({ status: 200, body: { id: one } });
    expect((await call(`/v1/backups/${one}/restore-histories`)).status).toBe(200);
  }
});

test('a backup that is not listed is not found, and has no history', async () => {
  const call = caller({});
  expect((await call('/v1/backups/unknown')).status).toBe(404);
  expect((await call('/v1/backups/unknown/restore-histories')).status).toBe(404);
});
