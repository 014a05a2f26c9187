import { createMockHandler, type MockHandler } from '@scp-backup/mock/handler';
import { describe, expect, test } from 'vitest';
import { list, signed } from './wire.ts';

const service = 'https://backup.kr-west1.e.samsungsdscloud.com';

async function ask(mock: MockHandler, version: string | undefined, query = '') {
  const url = `${service}${list}${query}`;
  const headers = { ...signed({ url }), ...(version && { 'Scp-Api-Version': version }) };
  return mock(new Request(url, { headers }));
}

describe('a mock of several versions', () => {
  const mock = createMockHandler({ apiVersions: ['1.2', 'backup 1.1', 'v1.2'] });

  test('lists them, the newest as the current one without a last day', async () => {
    const { versions } = (await (await mock(new Request(`${service}/`))).json()) as { versions: object[] };
    expect(versions).toMatchObject([
      { id: 'v1.1', status: 'SUPPORTED' },
      { id: 'v1.2', status: 'CURRENT', not_before: '' },
    ]);
  });

  test.each([
    ['backup 1.1', 200],
    ['backup 1.2', 200],
    ['backup 1.4', 406],
  ])('answers %s with %i', async (version, status) => {
    expect((await ask(mock, version)).status).toBe(status);
  });

  test.each([
    ['backup 1.1', 400],
    ['backup 1.2', 200],
    // The newest one answers where none is named.
    [undefined, 200],
  ])('knows in %s what came with 1.2: %i', async (version, status) => {
    expect((await ask(mock, version, '?restore_state=PARTIAL_SUCCESS')).status).toBe(status);
  });
});

test('a mock of 1.2 alone rejects 1.1', async () => {
  expect((await ask(createMockHandler({ apiVersions: ['1.2'] }), 'backup 1.1')).status).toBe(406);
});

test.each([[[]], [['newest']]])('a mock of %j is rejected', (apiVersions) => {
  expect(() => createMockHandler({ apiVersions })).toThrow(expect.objectContaining({ code: 'ERR_INVALID_OPTION' }));
});
