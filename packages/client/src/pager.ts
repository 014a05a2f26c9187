import type { ListBehaviour, Operation } from '@scp-backup/openapi';
import { isBackupError } from './errors.ts';
import type { ParameterValues } from './input.ts';
import type { ListOptions, WalkWarning } from './types.ts';
import { WalkMemory } from './walk-memory.ts';

/** Loads the page that a query asks for. */
export type LoadPage = (query: ParameterValues, signal: AbortSignal) => Promise<unknown>;

/** The options of a call; null is as good as none. */
export type WalkOptions = { readonly [Name in keyof ListOptions]: ListOptions[Name] | null | undefined };

/** A page, with those of its rows that are new in place of all. */
export interface WalkedPage {
  readonly body: unknown;
  readonly rows: readonly unknown[];
}

/** Rows on a page while walking, where the caller asks for no other number. The service may give fewer. */
const walkSize = 1000;

/** Pages loaded ahead at the most: each of them is held in memory. */
const mostAhead = 100;

/** Walks all pages in order, in a sort that rows added meanwhile cannot disturb. */
export async function* walk(
  operation: Operation,
  list: ListBehaviour,
  given: ParameterValues,
  load: LoadPage,
  options: WalkOptions,
): AsyncGenerator<WalkedPage, void, undefined> {
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const { onProgress } = options;
  const onWarning = options.onWarning ?? warnOnConsole();
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const query = walkQuery(operation, list, given, limit);
  const ownSize = list.size !== undefined && !(list.size.parameter in given);
  const pages = pageLoader(list, query, ownSize, (query) => load(query, signal), options.prefetch ?? 0);
  const memory = new WalkMemory(operation.id, list, pages.skippedRows);
  const tell = (code: WalkWarning['code'], message: string): void =>
    onWarning({ code, message, rows: memory.rows, total: memory.total ?? 0 });
  const orNothing = (error: unknown): undefined => {
    const isRefused = isBackupError(error) && (error.code === 'badRequest' || error.code === 'notFound');
    if (!isRefused || !memory.endsAtRefusal()) throw error;
  };
  try {
    for (let left = limit; left > 0; ) {
      const { size } = pages;
      const expectedOverlap = pages.expectedOverlap(memory.rows);
      let body = await pages.next().catch(orNothing);
      // Rows that were added between the two would be missing from both.
      if (pages.isOlder(countOf(list, body))) body = await pages.again().catch(orNothing);
      const before = memory.total;
      const all = rowsOf(list, body);
      const fresh = memory.add(all, { count: countOf(list, body), size, expectedOverlap });
      const isChanged = before !== undefined && memory.total !== undefined && before !== memory.total;
      if (isChanged && !memory.countsPages) {
        const now = `the service counted ${before} rows and now counts ${memory.total}`;
        tell('countChanged', `${now}: where rows went, others may be missing`);
      }
      if (fresh === undefined) {
        tellOfTheEnd(memory, tell);
        break;
      }
      const rows = fresh.slice(0, left);
      left -= rows.length;
      onProgress?.({ rows: Math.min(memory.rows, limit), total: memory.total });
      yield { body: rows.length === all.length ? body : { ...(body as object), [list.items]: rows }, rows };
      if (!list.page) break;
      pages.gave(memory.isFirstAgain ? 0 : all.length, memory);
    }
    const { rows, alike } = memory;
    if (alike > 0) tell('rowsAlike', `${alike} of ${rows} rows are like others: the service may have given them twice`);
  } finally {
    stop.abort();
  }
}

/** Whatever is not proven about the rows that were given. */
function tellOfTheEnd(memory: WalkMemory, tell: (code: WalkWarning['code'], message: string) => void): void {
  const { rows, total } = memory;
  if (memory.isMiscounted) tell('countMismatch', `the service counts ${total} rows, but its pages held ${rows}`);
  if (memory.isUncertain) tell('endUncertain', `no count says whether the ${rows} rows are all`);
}

/** A walk that may have missed rows must not be silent, nor say the same with each page. */
function warnOnConsole(): (warning: WalkWarning) => void {
  const told = new Set<string>();
  return ({ code, message }) => {
    if (!told.has(code)) console.warn(`scp-backup: ${message}`);
    told.add(code);
  };
}

/** The query of every page: large pages and a stable sort, unless the caller says otherwise. */
function walkQuery(
  { parameters }: Operation,
  list: ListBehaviour,
  given: ParameterValues,
  limit: number,
): ParameterValues {
  const allowed = list.size && (list.size.maximum ?? parameters[list.size.parameter]?.maximum);
  const size = Math.min(Math.ceil(limit), allowed ?? walkSize, walkSize);
  // By what size the caller counts the pages that are left out is known only where it is the service's own.
  const { page } = list;
  const startsLater = page !== undefined && (given[page.parameter] ?? page.first) !== page.first;
  return {
    ...(list.size && { [list.size.parameter]: (startsLater && list.size.default) || size }),
    ...(list.sort?.stable && { [list.sort.parameter]: list.sort.stable }),
    ...given,
  };
}

/** Asks for pages by their number, up to `prefetch` ahead once the size of a page is known. */
function pageLoader(
  list: ListBehaviour,
  query: ParameterValues,
  ownSize: boolean,
  load: (query: ParameterValues) => Promise<unknown>,
  prefetch: number,
) {
  const first = list.page ? Number(query[list.page.parameter] ?? list.page.first) : 0;
  const fromFirst = !list.page || first === list.page.first;
  let size = list.size && Number(query[list.size.parameter]);
  let asked = first;
  let sizeIsKnown = false;
  let skipped = 0;
  let total: number | undefined;
  let ahead: Promise<unknown>[] = [];

  /** Whether there is a page left to load ahead of its turn. */
  const isCounted = (): boolean => total === undefined || (asked - (list.page?.first ?? 0)) * (size ?? 0) < total;

  const request = (number: number): Promise<unknown> => {
    const page = {
      ...(list.page && { [list.page.parameter]: number }),
      ...(list.size && { [list.size.parameter]: size ?? 1 }),
    };
    const loading = load({ ...query, ...page }).catch((error: unknown) => {
      // The size is ours, not the caller's: where the service refuses it, its default will do.
      const tooLarge = ownSize && !sizeIsKnown && fromFirst && isBackupError(error) && error.code === 'badRequest';
      const fallback = list.size?.default;
      if (!tooLarge || fallback === undefined || size === undefined || fallback >= size) throw error;
      size = fallback;
      return load({ ...query, ...page, [list.size?.parameter as string]: size });
    });
    // It may fail before it is its turn; whoever waits for it then is told.
    loading.catch(() => {});
    return loading;
  };

  const ask = (): void => {
    ahead.push(request(asked));
    asked += 1;
  };

  return {
    /** Rows that lie before the first page that is asked for. */
    skippedRows: (first - (list.page?.first ?? 0)) * (size ?? 0),
    /** Rows that the next page is asked for. */
    get size(): number | undefined {
      return size;
    },
    /** How many of so many rows the next page begins with again, as it is asked for by its place and size. */
    expectedOverlap(rows: number): number {
      return Math.max(0, rows - (asked - ahead.length - first - skipped) * (size ?? 0));
    },
    next(): Promise<unknown> {
      while (ahead.length === 0 || (sizeIsKnown && ahead.length <= Math.min(prefetch, mostAhead) && isCounted())) ask();
      return ahead.shift() as Promise<unknown>;
    },
    /** Whether the page that came may be older than the one before: it was loaded ahead, and fewer rows are counted. */
    isOlder(count: number | undefined): boolean {
      return prefetch > 0 && total !== undefined && count !== undefined && count < total;
    },
    /** Asks for the page that came once more. */
    again(): Promise<unknown> {
      return request(asked - ahead.length - 1);
    },
    /** Tells how many rows the page held, and what the walk knows since. */
    gave(length: number, memory: WalkMemory): void {
      if (length === 0) skipped += 1;
      const isShort = length > 0 && length < (size ?? 0) && fromFirst;
      if (isShort && (!sizeIsKnown || memory.isShortOfCount)) {
        // What was loaded ahead was asked for in pages of another size.
        ahead = [];
        size = length;
        asked = first + skipped + Math.floor(memory.rows / length);
      }
      sizeIsKnown ||= length > 0;
      total = memory.total;
    },
  };
}

/** The rows of a page; null is as good as none. */
export function rowsOf(list: ListBehaviour, body: unknown): readonly unknown[] {
  const rows = (body as Record<string, unknown> | null | undefined)?.[list.items];
  return Array.isArray(rows) ? rows : [];
}

/** Numbers come as text in other parts of the platform. */
function countOf(list: ListBehaviour, body: unknown): number | undefined {
  const count = list.count && (body as Record<string, unknown> | null | undefined)?.[list.count.property];
  const number = typeof count === 'string' && count.trim() !== '' ? Number(count) : count;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
