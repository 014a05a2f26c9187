import type { ListBehaviour } from '@scp-backup/openapi';
import { BackupError } from './errors.ts';

/** Rows beyond ten times the count, after which a service is taken to have no end. */
const endless = 10_000;

/** What a walk has seen: enough to end it and to notice a service that repeats itself, and never more than three pages of it. */
export class WalkMemory {
  rows = 0;
  total: number | undefined;
  private pages = 0;
  private firstPage = '';
  /** A page that is kept for longer and longer, so that a cycle of any length is noticed (Brent's algorithm). */
  private checkpoint = '';
  private lastPage: readonly string[] = [];
  /** Whether rows that were added pushed a whole page back. Twice in a row nobody adds that many. */
  private stands = false;
  /** Whether each page was counted by itself: such a count says nothing of the whole. */
  private countsPages = true;
  private readonly id: string;
  private readonly list: ListBehaviour;
  private readonly isStable: boolean;

  /** @param isStable whether rows that are added during the walk come last */
  constructor(id: string, list: ListBehaviour, isStable: boolean) {
    this.id = id;
    this.list = list;
    this.isStable = isStable;
  }

  /**
   * The rows of a page that are new, or undefined when the walk is at its end.
   *
   * @param sizeIsCut whether the pages after the first are smaller than the first was asked to be
   * @throws {BackupError} `pagingIgnored` when the page is one that was seen before and rows are missing still, and
   * when the rows have no end
   */
  add(rows: readonly unknown[], count: number | undefined, sizeIsCut = false): readonly unknown[] | undefined {
    const before = this.total;
    if (this.list.count?.means === 'total' && count !== undefined) this.total = count;
    if (rows.length === 0) return this.pages === 0 ? [] : undefined;
    const texts = rows.map((row) => JSON.stringify(row));
    const shifted = this.pages === 0 ? 0 : this.overlap(texts, this.mayOverlap(rows.length, before, sizeIsCut));
    // Rows of one page in another order are the same page: the service ignores both page and sort.
    const page = [...texts].sort().join();
    const isPushedBack = !this.stands && shifted === rows.length && (this.total ?? 0) - (before ?? 0) >= shifted;
    const seen = [this.firstPage, this.checkpoint, [...this.lastPage].sort().join()];
    if (this.pages > 0 && !isPushedBack && seen.includes(page)) return this.repeated();
    this.stands = isPushedBack;
    this.firstPage ||= page;
    this.pages += 1;
    if (Number.isInteger(Math.log2(this.pages))) this.checkpoint = page;
    this.lastPage = texts;
    this.rows += rows.length - shifted;
    this.countsPages &&= count === rows.length;
    if (this.total !== undefined && !this.countsPages && this.rows > 10 * this.total + endless) {
      throw this.error(`the service counts ${this.total} rows and has given ${this.rows} without an end`);
    }
    return shifted > 0 ? rows.slice(shifted) : rows;
  }

  /**
   * A page shorter than every service can give, and the count reached: no need to ask for an empty page. A longer one
   * may have been cut to the service's own limit while the count is the page's.
   */
  isComplete(length: number): boolean {
    return length === 0 || (length < (this.list.size?.default ?? 1) && this.rows === this.total);
  }

  private repeated(): undefined {
    if (this.total === undefined || this.rows >= this.total) return undefined;
    throw this.error(`the service gives the same rows again, ${this.rows} of ${this.total}`);
  }

  private error(message: string): BackupError {
    const nextStep = 'Ask for all rows in one page with a larger size';
    return new BackupError('pagingIgnored', `${this.id}: ${message}`, { nextStep });
  }

  /**
   * How many rows at the start of a page may be those at the end of the last one. Rows that were added push as many
   * back. Where the first page was cut, or the count cannot be believed, any number may be there twice. Otherwise equal
   * rows are two rows.
   */
  private mayOverlap(length: number, before: number | undefined, sizeIsCut: boolean): number {
    if (sizeIsCut && this.pages === 1) return length;
    const { total } = this;
    const isBelieved = total !== undefined && before !== undefined && total >= this.rows + length;
    if (isBelieved) return Math.max(0, total - before);
    return this.isStable ? 0 : length;
  }

  private overlap(texts: readonly string[], most: number): number {
    for (let length = Math.min(most, texts.length, this.lastPage.length); length > 0; length--) {
      if (this.lastPage.slice(-length).join() === texts.slice(0, length).join()) return length;
    }
    return 0;
  }
}
