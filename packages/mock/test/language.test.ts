import { createMockHandler } from '@scp-backup/mock';
import { describe, expect, test } from 'vitest';
import { list, signed } from './wire.ts';

const url = `http://mock.test${list}`;
const good = (at: string) => signed({ url: at });
const { 'Scp-Signature': _, ...unsigned } = good(url);
const hour = 3_600_000;

const refused: readonly [string, string, Record<string, string>][] = [
  ['a missing header', url, unsigned],
  ['an unknown key', url, { ...good(url), 'Scp-Accesskey': 'nobody' }],
  ['another client type', url, { ...good(url), 'Scp-ClientType': 'openapi' }],
  ['a timestamp that is none', url, { ...good(url), 'Scp-Timestamp': 'now' }],
  ['a timestamp that is too old', url, signed({ url, timestamp: Date.now() - hour })],
  ['a timestamp that is too new', url, signed({ url, timestamp: Date.now() + hour })],
  ['a wrong secret', url, signed({ url, secretKey: 'wrong' })],
  ['a query that is not signed', `${url}?page=0`, good(url)],
  ['another version', url, { ...good(url), 'Scp-Api-Version': 'backup 0.9' }],
  ['an unknown parent', url.replace(/[0-9a-f]{32}/, 'x'), good(url.replace(/[0-9a-f]{32}/, 'x'))],
  ['an example that is none', url, { ...good(url), Prefer: 'example=nope' }],
  ...['page=-1', 'size=x', 'sort=x:asc', 'restore_state=x', 'start_time=x', 'page=1&page=2', 'sort=%zz'].map(
    (query): [string, string, Record<string, string>] => [query, `${url}?${query}`, good(`${url}?${query}`)],
  ),
];

describe('an error for those who ask for Korean is Korean throughout', () => {
  test.each(refused)('%s', async (_, at, headers) => {
    const ask = async (language: string) => {
      const sent = new Request(at, { headers: { ...headers, 'Accept-Language': language } });
      const response = await createMockHandler()(sent);
      expect(response.status).toBeGreaterThanOrEqual(400);
      const [{ title, detail }] = ((await response.json()) as { errors: [{ title: string; detail: string[] }] }).errors;
      // The service has one title for 400 (observed); it is a code, in every language.
      return [title, ...detail].filter((text) => text !== 'ValidationError');
    };
    for (const text of await ask('ko-KR')) {
      expect(text).toMatch(/[가-힣]/);
      expect(text.replace(/"[^"]*"/g, '')).not.toMatch(/\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/);
    }
    for (const text of await ask('en-US')) expect(text).not.toMatch(/[가-힣]/);
  });
});
