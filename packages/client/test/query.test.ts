import { infiniteQueryOptions, queryOptions } from '@scp-backup/client/query';
import type { BackupRestoreHistoryListResponse } from '@scp-backup/openapi';
import { InfiniteQueryObserver, QueryClient } from '@tanstack/query-core';
import { expect, expectTypeOf, test } from 'vitest';
import { backup_id, client, credentials, rowsOf, type Service, servePages, slice } from './service.ts';

const serveRows = (total: number) => servePages((asked) => slice(rowsOf(total), asked));

async function loadAll(service: Service) {
  const options = infiniteQueryOptions(client(service.url), 'listBackupRestoreHistories', { backup_id });
  const observer = new InfiniteQueryObserver(new QueryClient(), options);
  let result = await observer.fetchNextPage();
  while (result.hasNextPage) result = await observer.fetchNextPage();
  return result.data?.pages.flatMap((page) => page.contents ?? []);
}

test('a query returns one page, and asks once for the same input', async () => {
  const service = await serveRows(30);
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const optionsOf = (size: number) =>
    queryOptions(client(service.url), 'listBackupRestoreHistories', { backup_id, size });
  const page = await queries.fetchQuery(optionsOf(5));
  expectTypeOf(page).toEqualTypeOf<BackupRestoreHistoryListResponse>();
  expect(page).toEqual({ contents: rowsOf(5), count: 30 });
  await queries.fetchQuery(optionsOf(5));
  expect(service.requests).toHaveLength(1);
  await queries.fetchQuery(optionsOf(6));
  expect(service.requests).toHaveLength(2);
});

test('the key of a query holds no secret', async () => {
  const { queryKey } = queryOptions(client('http://127.0.0.1:1'), 'listBackupRestoreHistories', { backup_id });
  expect(JSON.stringify(queryKey)).not.toContain(credentials.secretKey);
});

test.each([0, 1, 20, 45, 60])('an infinite query returns each of %i rows once', async (total) => {
  expect(await loadAll(await serveRows(total))).toEqual(rowsOf(total));
});

test.each([0, 1, 20, 45, 60])(
  'an infinite query returns each of %i rows once where the count is that of a page',
  async (total) => {
    const service = await servePages((asked) => {
      const { rows } = slice(rowsOf(total), asked);
      return { rows, count: rows?.length };
    });
    expect(await loadAll(service)).toEqual(rowsOf(total));
  },
);

test('an infinite query ends when the same page comes again', async () => {
  const service = await servePages(() => ({ rows: rowsOf(20), count: 90 }));
  expect(await loadAll(service)).toHaveLength(40);
  expect(service.requests).toHaveLength(2);
});
