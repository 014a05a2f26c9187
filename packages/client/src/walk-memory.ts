import type { ListBehaviour } from '@scp-backup/openapi';
import { BackupError } from './errors.ts';
import { fingerprint, rowText } from './fingerprint.ts';
import { type PageMatch, RecentRows } from './recent-rows.ts';

/** Rows beyond ten times the count, after which a service is taken to have no end. */
const endless = 10_000;

/** Pages after which a service is taken to have no end where no count tells how many there are. */
const endlessPages = 1000;

/** Empty pages in a row that are passed over while the count says that there is more. */
const gap = 2;

/** What is known of a page beside its rows. */
export interface PageFacts {
  /** What the service counts. */
  readonly count: number | undefined;
  /** How many rows were asked for. */
  readonly size: number | undefined;
  /** How many rows read before the page begins with, by its place and its size. */
  readonly placedOverlap: number;
  /** How many more it may begin with, since rows were left out of the page before. */
  readonly slack: number;
}

/**
 * What a walk has seen: enough to end it, and to notice pages and rows that come again. It holds fingerprints, no rows:
 * one number for each page and for each of the last rows.
 */
export class WalkMemory {
  rows = 0;
  total: number | undefined;
  /** Rows that were given although one like them was given before. */
  alike = 0;
  /** Whether the last page was the first one once more: the service numbers its pages from the next number. */
  isFirstAgain = false;
  /** Whether rows came again and neither a higher count nor the place of a page told why. */
  hasOverlapped = false;
  /** Whether nothing but the end itself tells that the walk is at its end. */
  isUncertain = false;
  /** Whether each page was counted by itself: such a count says nothing of the whole. */
  countsPages = true;
  readonly #pages = new Set<number>();
  #lastPage: number | undefined;
  readonly #recent = new RecentRows();
  /** How many of the rows seen may come again, pushed back by rows that were added before them. */
  #pushed = 0;
  /** Rows of the last pages that held hardly anything new. */
  #reread = 0;
  #wasFull = false;
  #firstTotal: number | undefined;
  /** Empty pages since the last row. */
  #gaps = 0;
  readonly #id: string;
  readonly #list: ListBehaviour;
  readonly #skipped: number;

  /** @param skipped how many rows lie before the page that the walk begins with */
  constructor(id: string, list: ListBehaviour, skipped: number) {
    this.#id = id;
    this.#list = list;
    this.#skipped = skipped;
  }

  /**
   * The rows of a page that are new, or undefined when the walk is at its end.
   *
   * @throws {BackupError} `pagingIgnored` when the page is one that was seen before and rows are missing still, and
   * when the rows have no end
   */
  add(rows: readonly unknown[], facts: PageFacts): readonly unknown[] | undefined {
    const { count, size = 0 } = facts;
    const before = this.total;
    if (this.#list.count?.means === 'total' && count !== undefined) this.total = count;
    this.#firstTotal ??= this.total;
    this.isFirstAgain = false;
    if (rows.length === 0) return this.#passOver();
    this.#gaps = 0;
    const rise = Math.max(0, (this.total ?? 0) - (before ?? this.total ?? 0));
    this.#pushed = Math.min(this.rows, this.#pushed + rise);
    const prints = rows.map((row) => fingerprint(rowText(row)));
    // Rows of one page in another order are the same page: the service ignores both page and sort.
    const page = fingerprint([...prints].sort().join());
    const match = this.#recent.match(prints);
    const { known, times } = match;
    const isPushedBack = times <= this.#pushed;
    const again = this.#readBefore(match, facts, page);
    const isStanding = times > 0.9 * rows.length && rows.length - times < size;
    // Rows that were pushed back once come again once; a count that rises with each page pushes nothing back.
    const isExplained = isPushedBack && rise === 0;
    this.#reread = isStanding ? this.#reread + (isExplained ? 0 : times) : 0;
    // A page of our own choice may lie within one that was read.
    const mayBeSeen = facts.placedOverlap > 0 || (isPushedBack && again === rows.length);
    const isSeen = this.#pages.has(page) && !mayBeSeen;
    if (again === undefined || isSeen || this.#reread > 2 * this.rows) return this.#repeated(page);
    this.#doubt(match, again);
    this.#wasFull = rows.length >= size;
    this.#pages.add(page);
    this.#lastPage = page;
    this.#recent.add(prints);
    this.#pushed = Math.max(0, this.#pushed - again);
    this.alike += times - again;
    this.rows += rows.length - again;
    this.countsPages &&= count === undefined || count === rows.length;
    this.#checkEnd();
    return withoutFirst(rows, known, again);
  }

  /** Where no count tells it, rows may be missing that a short page left out, and rows that were taken for known ones. */
  #doubt({ prints, begins }: PageMatch, again: number): void {
    const wasShort = !this.#wasFull && this.#pages.size > 1 && again < prints.length;
    this.isUncertain ||= this.countsPages && (wasShort || (again > 0 && !begins));
  }

  /** An empty page is the end, unless the count says that there is more: some service leaves a hole. */
  #passOver(): readonly unknown[] | undefined {
    this.#gaps += 1;
    return this.isShortOfCount() && this.#gaps <= gap ? [] : undefined;
  }

  #checkEnd(): void {
    const { rows, total } = this;
    const tooMany = this.countsPages ? this.#pages.size > endlessPages : rows > 10 * (this.#firstTotal ?? 0) + endless;
    if (tooMany) throw this.#error(`the service counts ${total} rows and has given ${rows} without an end`);
  }

  /** How far the walk is in all rows. */
  get #seen(): number {
    return this.#skipped + this.rows;
  }

  /** Whether the count, which never changed, says that there are more rows than those and so many more. */
  isShortOfCount(more = 0): boolean {
    return this.total === this.#firstTotal && this.#seen + more < (this.total ?? 0);
  }

  /** Whether there are as many rows as were counted now or at first: those that were added may lie before. */
  get #isAsLongAsCounted(): boolean {
    return this.#seen >= Math.min(this.total ?? 0, this.#firstTotal ?? 0);
  }

  /** Whether the walk, which is at its end, has given another number of rows than the service counts. */
  get isMiscounted(): boolean {
    return this.total !== undefined && (this.#seen < this.total || (this.#seen > this.total && !this.countsPages));
  }

  /** Whether a page that is refused is taken for the one behind the last: some services do not leave it empty. */
  endsAtRefusal(): boolean {
    const isCounted = this.total !== undefined && !(this.countsPages && this.#pages.size > 1);
    this.isUncertain ||= this.countsPages;
    return this.rows > 0 && (isCounted ? this.#isAsLongAsCounted : !this.#wasFull);
  }

  /** A page came again. That is the end where nothing says that rows are missing. */
  #repeated(page: number): readonly unknown[] | undefined {
    const { total, countsPages } = this;
    if (total === undefined ? !this.#wasFull : this.#isAsLongAsCounted) {
      const isOther = page !== this.#lastPage || (total === undefined && this.#pages.size === 1);
      this.isUncertain ||= countsPages && (this.#wasFull || isOther);
      return undefined;
    }
    if (this.#pages.size === 1 && this.#reread === this.rows) {
      this.isFirstAgain = true;
      return [];
    }
    throw this.#error(`the service gives the same rows again, ${this.rows} of ${total ?? 'an unknown number'}`);
  }

  #error(message: string): BackupError {
    const nextStep = 'Ask for all rows in one page with a larger size';
    return new BackupError('pagingIgnored', `${this.#id}: ${message}`, { status: 200, attempts: 1, nextStep });
  }

  /**
   * How many of the known rows of a page are the rows that were read before, from the first of them on; undefined where
   * the page as a whole was read before, with some of its rows changed.
   *
   * Rows have no identity. Two or more different ones that come again are the same rows. One alone, or several of the
   * same, may as well be another that is alike, so it is taken for the same only on evidence: the count rose; there
   * would be more rows than are counted; the page begins by so many rows before the end of the last one; it is not the
   * first time; or the page is shorter than was asked for and begins with what stood elsewhere than at that end. Rows
   * that stood elsewhere are others where the page gives just as many as are missing by the count.
   */
  #readBefore(match: PageMatch, { size = 0, placedOverlap, slack }: PageFacts, page: number): number | undefined {
    const { prints, times, overlap, begins, isAlike } = match;
    const { total, hasOverlapped } = this;
    const pushed = this.#pushed;
    const isOwnChoice = pushed >= times || placedOverlap > 0;
    if (times > prints.length / 2 && !isOwnChoice && this.#recent.standAsBefore(prints)) return undefined;
    this.hasOverlapped ||= times > pushed && overlap > placedOverlap;
    const isElsewhere = overlap !== times && !this.#pages.has(page);
    const isCounted = total === this.#firstTotal;
    if (isElsewhere && isCounted && this.#seen + prints.length === total) return 0;
    const isCut = begins && prints.length < size && isElsewhere && this.isShortOfCount(prints.length);
    if (!isAlike || isCut) return times;
    const over = this.#seen + prints.length - (total ?? 0);
    const tooMany = isCounted && over <= times ? over : 0;
    const isExpected = overlap <= placedOverlap + slack || hasOverlapped;
    return Math.min(times, Math.max(pushed, tooMany, isExpected ? overlap : 0));
  }
}

/** All rows but the first so many of those that are known. */
function withoutFirst(rows: readonly unknown[], known: readonly boolean[], count: number): readonly unknown[] {
  let left = count;
  return rows.filter((_, index) => {
    if (!known[index] || left === 0) return true;
    left -= 1;
    return false;
  });
}
