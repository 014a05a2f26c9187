import type { ListBehaviour, Operation } from '@scp-backup/openapi';
import { BackupError } from './errors.ts';
import type { ParameterValues } from './input.ts';
import type { ListOptions, WalkWarning } from './types.ts';

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
  const pages = pageLoader(
    list,
    walkQuery(operation, list, given, limit),
    (query) => load(query, signal),
    options.prefetch ?? 0,
  );
  const memory = new WalkMemory(operation.id, list);
  try {
    for (let left = limit; left > 0; ) {
      const body = await pages.next();
      const rows = rowsOf(list, body);
      const before = memory.total;
      const fresh = memory.add(rows, countOf(list, body));
      if (before !== undefined && memory.total !== undefined && before !== memory.total) {
        const message = `the service counted ${before} rows and now counts ${memory.total}: where rows went, others may be missing`;
        onWarning({ code: 'countChanged', message, rows: memory.rows, total: memory.total });
      }
      if (fresh === undefined) break;
      left -= fresh.length;
      onProgress?.({ rows: memory.rows, total: memory.total });
      yield { body, rows: left < 0 ? fresh.slice(0, left) : fresh };
      if (!list.page || memory.isComplete(rows.length)) break;
      pages.gave(rows.length);
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
  const size = Math.min(limit, allowed ?? walkSize, walkSize);
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
  load: (query: ParameterValues) => Promise<unknown>,
  prefetch: number,
) {
  const first = list.page ? Number(query[list.page.parameter] ?? list.page.first) : 0;
  let size = list.size && Number(query[list.size.parameter]);
  let asked = first;
  let sizeIsKnown = false;
  const ahead: Promise<unknown>[] = [];
  const ask = (): void => {
    const page = {
      ...(list.page && { [list.page.parameter]: asked }),
      ...(list.size && { [list.size.parameter]: size ?? 1 }),
    };
    const loading = load({ ...query, ...page });
    // It may fail before it is its turn; whoever waits for it then is told.
    loading.catch(() => {});
    ahead.push(loading);
    asked += 1;
  };
  const fromFirst = !list.page || first === list.page.first;
  return {
    fromFirst,
    next(): Promise<unknown> {
      while (ahead.length < (sizeIsKnown ? 1 + prefetch : 1)) ask();
      return ahead.shift() as Promise<unknown>;
    },
    /** Tells how many rows the page held. A service that gives fewer than asked for is gone on with at its own size. */
    gave(rows: number): void {
      if (!sizeIsKnown && fromFirst && size !== undefined && rows < size) size = rows;
      sizeIsKnown = true;
    },
  };
}

/** What a walk has seen: enough to end it and to notice a service that repeats itself, and never more than three pages of it. */
class WalkMemory {
  rows = 0;
  total: number | undefined;
  private pages = 0;
  private firstPage = '';
  /** A page that is kept for longer and longer, so that a cycle of any length is noticed (Brent's algorithm). */
  private checkpoint = '';
  private lastPage: readonly string[] = [];
  private readonly id: string;
  private readonly list: ListBehaviour;

  constructor(id: string, list: ListBehaviour) {
    this.id = id;
    this.list = list;
  }

  /**
   * The rows of a page that are new, or undefined when the walk is at its end.
   *
   * @throws {BackupError} `pagingIgnored` when the page is one that was seen before, and rows are missing still
   */
  add(rows: readonly unknown[], count: number | undefined): readonly unknown[] | undefined {
    const before = this.total;
    if (this.list.count?.means === 'total' && count !== undefined) this.total = count;
    if (rows.length === 0) return this.lastPage.length === 0 ? [] : undefined;
    const texts = rows.map((row) => JSON.stringify(row));
    const page = texts.join();
    if (
      this.lastPage.length > 0 &&
      (page === this.lastPage.join() || page === this.firstPage || page === this.checkpoint)
    ) {
      if (this.total === undefined || this.rows >= this.total) return undefined;
      const nextStep = 'Ask for all rows in one page with a larger size';
      throw new BackupError(
        'pagingIgnored',
        `${this.id}: the service gives the same rows again, ${this.rows} of ${this.total}`,
        { nextStep },
      );
    }
    const shifted = before !== undefined && this.total !== undefined ? this.shift(texts, this.total - before) : 0;
    this.firstPage ||= page;
    this.pages += 1;
    if (Number.isInteger(Math.log2(this.pages))) this.checkpoint = page;
    this.lastPage = texts;
    this.rows += rows.length - shifted;
    return shifted > 0 ? rows.slice(shifted) : rows;
  }

  /** Rows that were added before this page have pushed the end of the last one onto it: they are no new rows. */
  private shift(texts: readonly string[], added: number): number {
    for (let length = Math.min(added, texts.length, this.lastPage.length); length > 0; length--) {
      if (this.lastPage.slice(-length).join() === texts.slice(0, length).join()) return length;
    }
    return 0;
  }

  /**
   * A page shorter than every service can give, and the count reached: no need to ask for an empty page. A longer one
   * may have been cut to the service's own limit while the count is the page's.
   */
  isComplete(length: number): boolean {
    return length === 0 || (length < (this.list.size?.default ?? 1) && this.rows === this.total);
  }
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
