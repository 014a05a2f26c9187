import { createBackupClient } from '@scp-backup/client';
import { infiniteQueryOptions, queryOptions } from '@scp-backup/client/query';
import type { BackupRestoreHistoryListResponse } from '@scp-backup/openapi';
import { InfiniteQueryObserver, QueryClient } from '@tanstack/query-core';
import { expect, expectTypeOf, test } from 'vitest';
import { backup_id, rowsOf } from './rows.ts';
import { credentials, json, serve } from './server.ts';

async function client(total: number, count: (total: number, page: number) => number = (all) => all) {
  const service = await serve((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const [page, size] = [Number(query.get('page') ?? 0), Number(query.get('size') ?? 20)];
    const contents = rowsOf(total).slice(page * size, (page + 1) * size);
    json(response, 200, { contents, count: count(total, contents.length) });
  });
  return { service, backup: createBackupClient({ baseUrl: service.url, credentials }) };
}

async function loadAll(total: number, count?: (total: number, page: number) => number) {
  const { backup } = await client(total, count);
  const options = infiniteQueryOptions(backup, 'listBackupRestoreHistories', { backup_id });
  const observer = new InfiniteQueryObserver(new QueryClient(), options);
  let result = await observer.fetchNextPage();
  while (result.hasNextPage) result = await observer.fetchNextPage();
  return result.data?.pages.flatMap((page) => page.contents ?? []);
}

test('a query gives one page, and asks once for the same input', async () => {
  const { service, backup } = await client(30);
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const options = queryOptions(backup, 'listBackupRestoreHistories', { backup_id, size: 5 });
  const page = await queries.fetchQuery(options);
  expectTypeOf(page).toEqualTypeOf<BackupRestoreHistoryListResponse>();
  expect(page).toEqual({ contents: rowsOf(5), count: 30 });
  await queries.fetchQuery(queryOptions(backup, 'listBackupRestoreHistories', { backup_id, size: 5 }));
  expect(service.requests.length).toBe(1);
  await queries.fetchQuery(queryOptions(backup, 'listBackupRestoreHistories', { backup_id, size: 6 }));
  expect(service.requests.length).toBe(2);
  expect(JSON.stringify(options.queryKey)).not.toContain(credentials.secretKey);
});

test.each([0, 1, 20, 45, 60])('an infinite query gives each of %i rows once', async (total) => {
  expect(await loadAll(total)).toEqual(rowsOf(total));
  expect(await loadAll(total, (_, page) => page)).toEqual(rowsOf(total));
});

test('an infinite query ends when the same page comes again', async () => {
  const service = await serve((_, response) => json(response, 200, { contents: rowsOf(20), count: 90 }));
  const backup = createBackupClient({ baseUrl: service.url, credentials });
  const options = infiniteQueryOptions(backup, 'listBackupRestoreHistories', { backup_id });
  const observer = new InfiniteQueryObserver(new QueryClient(), options);
  let result = await observer.fetchNextPage();
  while (result.hasNextPage) result = await observer.fetchNextPage();
  expect(service.requests.length).toBe(2);
});
