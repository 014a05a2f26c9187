import type { ListBehaviour } from '@scp-backup/openapi';
import { isBackupError } from './errors.ts';
import type { ParameterValues } from './input.ts';
import type { PageFacts, WalkMemory } from './walk-memory.ts';

/** Pages loaded ahead at the most: each of them is held in memory. */
const mostAhead = 100;

/** How often pages are made smaller after the first: more often, the service leaves rows out of pages of any size. */
const mostCuts = 5;

/** Requests that a walk would take by the length of its first page before that length is doubted. */
const manyRequests = 100;

export interface PageLoaderOptions {
  readonly list: ListBehaviour;
  /** What every page is asked with. */
  readonly query: ParameterValues;
  /** The parameters of the query that the caller did not give: the service may refuse them. */
  readonly own: ReadonlySet<string>;
  readonly load: (query: ParameterValues) => Promise<unknown>;
  /** How many pages are loaded ahead, once the size of a page is known. */
  readonly prefetch: number;
  /** How many rows are wanted. */
  readonly limit: number;
}

/** Asks for pages by their number and a size, which is the one that the service really gives once that is known. */
export class PageLoader {
  /** Rows that lie before the first page that is asked for. */
  readonly skippedRows: number;
  /** Rows that the next page is asked for. */
  size: number | undefined;
  readonly #options: PageLoaderOptions;
  #query: ParameterValues;
  readonly #first: number;
  readonly #fromFirst: boolean;
  #asked: number;
  #isSizeKnown = false;
  /** Pages that held nothing. */
  #skipped = 0;
  #hasHoles = false;
  #cuts = 0;
  /** How many rows the last page was shorter than asked for, where rows may have been left out of it. */
  #slack = 0;
  #total: number | undefined;
  #ahead: Promise<unknown>[] = [];

  constructor(options: PageLoaderOptions) {
    const { list, query } = options;
    const { page, size } = list;
    this.#options = options;
    this.#query = query;
    this.size = size && Number(query[size.parameter]);
    this.#first = page ? Number(query[page.parameter] ?? page.first) : 0;
    this.skippedRows = (this.#first - (page?.first ?? 0)) * (this.size ?? 0);
    this.#fromFirst = this.#first === (page?.first ?? 0);
    this.#asked = this.#first;
  }

  next(): Promise<unknown> {
    const prefetch = Math.min(this.#options.prefetch, mostAhead);
    while (this.#ahead.length === 0 || (this.#isSizeKnown && this.#ahead.length <= prefetch && this.#isWanted())) {
      this.#ahead.push(this.#request(this.#asked));
      this.#asked += 1;
    }
    return this.#ahead.shift() as Promise<unknown>;
  }

  /** Asks for the page that came once more. */
  again(): Promise<unknown> {
    return this.#request(this.#asked - this.#ahead.length - 1);
  }

  /** How many of so many rows the next page begins with again, by its place and size and by what was left out. */
  expectedOverlap(rows: number): Pick<PageFacts, 'placedOverlap' | 'slack'> {
    const pages = this.#asked - this.#ahead.length - this.#first - this.#skipped;
    return { placedOverlap: Math.max(0, rows - pages * (this.size ?? 0)), slack: this.#slack };
  }

  /** Whether the page that came may be older than the one before: it was loaded ahead, and fewer rows are counted. */
  isOlder(count: number | undefined): boolean {
    return this.#options.prefetch > 0 && this.#total !== undefined && count !== undefined && count < this.#total;
  }

  /**
   * Whether the page that came may have been short by chance: it would make all others small. The first page is often
   * as short as the service allows, so it is doubted only where very many requests would follow.
   */
  isDoubtful(length: number, count: number | undefined, memory: WalkMemory): boolean {
    if (!this.#isShort(length)) return false;
    if (!this.#isSizeKnown) return (count ?? 0) / length > manyRequests;
    return this.#mayCut(memory) && memory.isShortOfCount(length);
  }

  /** Tells how many rows the page held, and what the walk knows since. */
  gave(length: number, memory: WalkMemory): void {
    if (length === 0) this.#skipped += 1;
    this.#hasHoles ||= length === 0 && !memory.isFirstAgain;
    this.#slack = 0;
    if (this.#isShort(length) && (!this.#isSizeKnown || (this.#mayCut(memory) && memory.isShortOfCount()))) {
      if (this.#isSizeKnown) this.#cuts += 1;
      const less = (this.size ?? 0) - length;
      // A service's own limit is seldom more than half of what was asked for.
      this.#slack = less < length ? less : 0;
      // What was loaded ahead was asked for in pages of another size.
      this.#ahead = [];
      this.size = length;
      this.#asked = this.#first + this.#skipped + Math.floor(memory.rows / length);
    }
    this.#isSizeKnown ||= length > 0;
    this.#total = memory.total;
  }

  #isShort(length: number): boolean {
    return length > 0 && length < (this.size ?? 0) && this.#fromFirst;
  }

  /** Whether pages may be made smaller still: only where the place of a row follows from the rows before it. */
  #mayCut(memory: WalkMemory): boolean {
    return this.#cuts < mostCuts && !this.#hasHoles && !memory.hasOverlapped;
  }

  /** Whether there is a page left to load ahead of its turn. */
  #isWanted(): boolean {
    const { list, limit } = this.#options;
    const size = this.size ?? 0;
    const isCounted = this.#total === undefined || (this.#asked - (list.page?.first ?? 0)) * size < this.#total;
    return isCounted && (this.#asked - this.#first - this.#skipped) * size < limit;
  }

  #request(number: number): Promise<unknown> {
    const loading = this.#load(number);
    // It may fail before it is its turn; whoever waits for it then is told.
    loading.catch(() => {});
    return loading;
  }

  async #load(number: number): Promise<unknown> {
    const { list, load } = this.#options;
    for (;;) {
      const page = {
        ...(list.page && { [list.page.parameter]: number }),
        ...(list.size && { [list.size.parameter]: this.size ?? 1 }),
      };
      try {
        return await load({ ...this.#query, ...page });
      } catch (error) {
        const isRefused = isBackupError(error) && error.code === 'badRequest' && !this.#isSizeKnown && this.#fromFirst;
        if (!isRefused || !this.#askForLess()) throw error;
      }
    }
  }

  /** Asks for what the service chooses by itself where it may have refused what the caller did not ask for. */
  #askForLess(): boolean {
    const { list, own } = this.#options;
    const fallback = list.size && own.has(list.size.parameter) ? list.size.default : undefined;
    if (fallback !== undefined && fallback < (this.size ?? 0)) {
      this.size = fallback;
      return true;
    }
    const sort = list.sort?.parameter ?? '';
    if (!own.has(sort) || !(sort in this.#query)) return false;
    const { [sort]: _, ...others } = this.#query;
    this.#query = others;
    return true;
  }
}
