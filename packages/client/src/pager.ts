import type { ListBehaviour, Operation } from '@scp-backup/openapi';
import { isBackupError } from './errors.ts';
import type { ParameterValues } from './input.ts';
import type { ListOptions, WalkWarning } from './types.ts';
import { WalkMemory } from './walk-memory.ts';

/** Loads the page that a query asks for. */
export type LoadPage = (query: ParameterValues, signal: AbortSignal) => Promise<unknown>;

/** A page as the service gave it, and the rows of it that are new. */
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
  const { limit = Number.POSITIVE_INFINITY, onProgress, onWarning = warnOnConsole } = options;
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const query = walkQuery(operation, list, given, limit);
  const ownSize = list.size !== undefined && !(list.size.parameter in given);
  const pages = pageLoader(list, query, ownSize, (query) => load(query, signal), options.prefetch ?? 0);
  const isStable = !list.sort || query[list.sort.parameter] === list.sort.stable;
  const memory = new WalkMemory(operation.id, list, isStable);
  try {
    for (let left = limit; left > 0; ) {
      const body = await pages.next();
      const rows = rowsOf(list, body);
      const before = memory.total;
      const fresh = memory.add(rows, countOf(list, body), pages.sizeIsCut);
      if (before !== undefined && memory.total !== undefined && before !== memory.total) {
        const message = `the service counted ${before} rows and now counts ${memory.total}: where rows went, others may be missing`;
        onWarning({ code: 'countChanged', message, rows: memory.rows, total: memory.total });
      }
      if (fresh === undefined) break;
      left -= fresh.length;
      onProgress?.({ rows: memory.rows, total: memory.total });
      yield { body, rows: left < 0 ? fresh.slice(0, left) : fresh };
      if (!list.page || memory.isComplete(rows.length)) break;
      pages.gave(rows.length, memory.total);
    }
    if (list.page && pages.fromFirst && memory.rows < Math.min(limit, memory.total ?? 0)) {
      const message = `the service counts ${memory.total} rows, but its pages held ${memory.rows}`;
      onWarning({ code: 'countMismatch', message, rows: memory.rows, total: memory.total ?? 0 });
    }
  } finally {
    stop.abort();
  }
}

function warnOnConsole({ message }: WalkWarning): void {
  // A walk that may have missed rows must not be silent.
  console.warn(`scp-backup: ${message}`);
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
  let sizeIsCut = false;
  let total: number | undefined;
  const ahead: Promise<unknown>[] = [];

  /** Whether there is a page left to load ahead of its turn. */
  const isCounted = (): boolean => total === undefined || size === undefined || (asked - first) * size < total;

  const ask = (): void => {
    const page = {
      ...(list.page && { [list.page.parameter]: asked }),
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
    ahead.push(loading);
    asked += 1;
  };

  return {
    fromFirst,
    /** Whether the service gave fewer rows than were asked for, and is gone on with at that size. */
    get sizeIsCut(): boolean {
      return sizeIsCut;
    },
    next(): Promise<unknown> {
      while (ahead.length === 0 || (sizeIsKnown && ahead.length <= prefetch && isCounted())) ask();
      return ahead.shift() as Promise<unknown>;
    },
    /** Tells how many rows the page held, and how many the service counts. */
    gave(rows: number, counted: number | undefined): void {
      if (!sizeIsKnown && fromFirst && size !== undefined && rows < size) {
        size = rows;
        sizeIsCut = true;
      }
      sizeIsKnown = true;
      total = counted;
    },
  };
}

/** The rows of a page; null is as good as none. */
export function rowsOf(list: ListBehaviour, body: unknown): readonly unknown[] {
  const rows = (body as Record<string, unknown> | null | undefined)?.[list.items];
  return Array.isArray(rows) ? rows : [];
}

function countOf(list: ListBehaviour, body: unknown): number | undefined {
  const count = list.count && (body as Record<string, unknown> | null)?.[list.count.property];
  return typeof count === 'number' ? count : undefined;
}
