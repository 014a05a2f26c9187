import { calls, type ListBehaviour, type Page, readPage, rowText } from '@scp-backup/openapi';
import type { BackupClient } from './client.ts';
import type { Body, Input, OperationId } from './types.ts';

/** The operations that return a list page by page. */
export type PagedOperationId = {
  [Id in OperationId]: (typeof calls)[Id] extends { list: { page: object } } ? Id : never;
}[OperationId];

/** The base URL, the operation and its input. Holds no secret. */
export type QueryKey<Id extends OperationId> = readonly ['scp-backup', string, Id, Input<Id>];

interface QueryContext {
  readonly signal: AbortSignal;
}

/** Options of TanStack Query's `useQuery`, `fetchQuery` and their like, in every framework. */
export interface QueryOptions<Id extends OperationId> {
  readonly queryKey: QueryKey<Id>;
  readonly queryFn: (context: QueryContext) => Promise<Body<Id>>;
}

/** Options of TanStack Query's `useInfiniteQuery`, `fetchInfiniteQuery` and their like. */
export interface InfiniteQueryOptions<Id extends PagedOperationId> {
  readonly queryKey: readonly [...QueryKey<Id>, 'pages'];
  readonly queryFn: (context: QueryContext & { readonly pageParam: number }) => Promise<Body<Id>>;
  readonly initialPageParam: number;
  readonly getNextPageParam: (
    lastPage: Body<Id>,
    pages: readonly Body<Id>[],
    lastPageParam: number,
  ) => number | undefined;
}

type Call = (input: object, options: { readonly signal: AbortSignal }) => PromiseLike<unknown>;

/** One call of an operation as a query. The client retries, so set the query's own `retry` to 0 or 1. */
export function queryOptions<Id extends OperationId>(
  client: BackupClient,
  operationId: Id,
  input: Input<Id>,
): QueryOptions<Id> {
  const call = client[operationId] as unknown as Call;
  return {
    queryKey: ['scp-backup', client.baseUrl, operationId, input],
    queryFn: async ({ signal }) => (await call(input, { signal })) as Body<Id>,
  };
}

/**
 * A list page by page, in the stable sort unless the input names another. It ends on an empty page, on a page that comes
 * again, and on a short page that completes the count.
 */
export function infiniteQueryOptions<Id extends PagedOperationId>(
  client: BackupClient,
  operationId: Id,
  input: Input<Id>,
): InfiniteQueryOptions<Id> {
  const call = client[operationId] as unknown as Call;
  const list: ListBehaviour = calls[operationId].list;
  const given = input as Readonly<Record<string, unknown>>;
  const sort = list.sort?.stable && { [list.sort.parameter]: list.sort.stable };
  const pageParameter = list.page?.parameter ?? '';
  return {
    queryKey: ['scp-backup', client.baseUrl, operationId, input, 'pages'],
    initialPageParam: Number(given[pageParameter] ?? list.page?.first ?? 0),
    queryFn: async ({ signal, pageParam }) =>
      (await call({ ...sort, ...given, [pageParameter]: pageParam }, { signal })) as Body<Id>,
    getNextPageParam: (_, pages, lastPageParam) =>
      isLast(list, pages, Number(given[list.size?.parameter ?? ''] ?? list.size?.default))
        ? undefined
        : lastPageParam + 1,
  };
}

function isLast(list: ListBehaviour, pages: readonly unknown[], size: number): boolean {
  const all = pages.map((page) => readPage(list, page)?.rows ?? []);
  const [rows = [], before] = [all.at(-1), all.at(-2)];
  if (rows.length === 0 || (before && textOf(before) === textOf(rows))) return true;
  const count = readPage(list, pages.at(-1))?.count;
  // A full page is never the last: its count may be wrong, or its own.
  return rows.length < size && count !== undefined && all.flat().length >= count;
}

function textOf(rows: Page['rows']): string {
  return rows.map(rowText).join();
}
