import { createMockHandler } from '@scp-backup/mock/handler';
import { expect, test } from 'vitest';
import { list, signed } from './wire.ts';

test('a million rows start at once, and a page has at most 100,000 of them', async () => {
  const mock = createMockHandler({ scenario: 'huge', generate: { parents: 1 } });
  const page = async (query: string) => {
    const url = `http://mock.test${list}?${query}`;
    return (await (await mock(url, { headers: signed({ url }) })).json()) as { contents: object[]; count: number };
  };
  expect((await page('size=3')).count).toBe(1_000_000);
  expect((await page('page=333333&size=3')).contents).toHaveLength(1);
  expect((await page('size=2147483647&page=1')).contents).toHaveLength(100_000);
});
