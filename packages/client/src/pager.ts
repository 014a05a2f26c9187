import type { ListBehaviour, Operation } from '@scp-backup/openapi';
import { isBackupError } from './errors.ts';
import type { ParameterValues } from './input.ts';
import type { ListOptions, WalkWarning } from './types.ts';
import { WalkMemory } from './walk-memory.ts';

/** Loads the page that a query asks for. */
export type LoadPage = (query: ParameterValues, signal: AbortSignal) => Promise<unknown>;

/** A page, with those of its rows that are new in place of all. */
export interface WalkedPage {
  readonly body: unknown;
  readonly rows: readonly unknown[];
}

/** Rows on a page while walking, where the caller asks for no other number. The service may give fewer. */
const walkSize = 1000;

/** Walks all pages in order, in a sort that rows added meanwhile cannot disturb. */
export async function* walk(
  operation: Operation,
  list: ListBehaviour,
  given: ParameterValues,
  load: LoadPage,
  options: ListOptions = {},
): AsyncGenerator<WalkedPage, void, undefined> {
  const { limit = Number.POSITIVE_INFINITY, onProgress, onWarning = warnOnConsole() } = options;
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const query = walkQuery(operation, list, given, limit);
  const ownSize = list.size !== undefined && !(list.size.parameter in given);
  const pages = pageLoader(list, query, ownSize, (query) => load(query, signal), options.prefetch ?? 0);
  const memory = new WalkMemory(operation.id, list, list.sort && String(query[list.sort.parameter]));
  const tell = (code: WalkWarning['code'], message: string): void =>
    onWarning({ code, message, rows: memory.rows, total: memory.total ?? 0 });
  try {
    for (let left = limit; left > 0; ) {
      const size = pages.size;
      const orNothing = (error: unknown): undefined => {
        if (!isBehindTheEnd(error, memory)) throw error;
      };
      let body = await pages.next().catch(orNothing);
      // Rows that were added between the two would be missing from both.
      if (pages.isOlder(countOf(list, body))) body = await pages.again().catch(orNothing);
      const before = memory.total;
      const all = rowsOf(list, body);
      const fresh = memory.add(all, { count: countOf(list, body), size, mayOverlap: pages.mayOverlap });
      if (before !== undefined && memory.total !== undefined && before !== memory.total) {
        const now = `the service counted ${before} rows and now counts ${memory.total}`;
        tell('countChanged', `${now}: where rows went, others may be missing`);
      }
      if (fresh === undefined) break;
      const rows = fresh.slice(0, left);
      left -= rows.length;
      onProgress?.({ rows: memory.rows, total: memory.total });
      yield { body: rows.length === all.length ? body : { ...(body as object), [list.items]: rows }, rows };
      if (!list.page) break;
      pages.gave(all.length, memory);
    }
    if (list.page && pages.fromFirst && memory.rows < Math.min(limit, memory.total ?? 0)) {
      tell('countMismatch', `the service counts ${memory.total} rows, but its pages held ${memory.rows}`);
    }
  } finally {
    stop.abort();
  }
}

/** Some services refuse a page behind the last one instead of leaving it empty. */
function isBehindTheEnd(error: unknown, { rows, total }: WalkMemory): boolean {
  const refused = isBackupError(error) && (error.code === 'badRequest' || error.code === 'notFound');
  return refused && rows > 0 && total !== undefined && rows >= total;
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
  return {
    ...(list.size && { [list.size.parameter]: size }),
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
  let mayOverlap = false;
  let skipped = 0;
  let total: number | undefined;
  let ahead: Promise<unknown>[] = [];

  /** Whether there is a page left to load ahead of its turn. */
  const isCounted = (): boolean => total === undefined || size === undefined || (asked - first) * size < total;

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
    fromFirst,
    /** Rows that the next page is asked for. */
    get size(): number | undefined {
      return size;
    },
    /** Whether the next page may begin within the one before. */
    get mayOverlap(): boolean {
      return mayOverlap;
    },
    next(): Promise<unknown> {
      while (ahead.length === 0 || (sizeIsKnown && ahead.length <= prefetch && isCounted())) ask();
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
      const isHalf = length <= (size ?? 0) / 2 && memory.isShortOfCount;
      mayOverlap = isShort && (!sizeIsKnown || isHalf);
      if (isShort && (mayOverlap || memory.isCut)) {
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
