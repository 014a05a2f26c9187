import type { ListBehaviour } from '@scp-backup/openapi';
import { BackupError } from './errors.ts';

/** Rows beyond ten times the count, after which a service is taken to have no end. */
const endless = 10_000;

/** Rows whose fingerprints are kept, so that they are known when rows that were added push them back. */
const remembered = 10_000;

/**
 * What a walk has seen: enough to end it, and to notice pages and rows that come again. It holds fingerprints, no rows:
 * one number for each page and for each of the last rows.
 */
export class WalkMemory {
  rows = 0;
  total: number | undefined;
  private readonly pages = new Set<number>();
  /** The rows of the last pages. */
  private recent: readonly (readonly number[])[] = [];
  /** How many of the rows seen may come again, pushed back by rows that were added before them. */
  private pushed = 0;
  /** Whether the count rose with a page that held nothing new. Twice in a row nobody adds that many. */
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
    const isFirst = this.pages.size === 0;
    if (rows.length === 0) return isFirst ? [] : undefined;
    const prints = rows.map((row) => fingerprint(JSON.stringify(row)));
    // Rows of one page in another order are the same page: the service ignores both page and sort.
    const page = fingerprint([...prints].sort().join());
    const rise = Math.max(0, (this.total ?? 0) - (before ?? this.total ?? 0));
    this.pushed += rise;
    const mayComeAgain = this.pushed;
    const isNew = isFirst ? () => true : this.newcomers(prints, before, sizeIsCut);
    const fresh = rows.filter((_, index) => isNew(index));
    const isPushedBack = fresh.length === 0 && rows.length <= mayComeAgain && !(this.stands && rise > 0);
    if (this.pages.has(page) && !isPushedBack) return this.repeated();
    this.stands = fresh.length === 0 && rise > 0;
    this.pages.add(page);
    this.remember(prints);
    this.rows += fresh.length;
    this.countsPages &&= count === rows.length;
    if (this.total !== undefined && !this.countsPages && this.rows > 10 * this.total + endless) {
      throw this.error(`the service counts ${this.total} rows and has given ${this.rows} without an end`);
    }
    return fresh;
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
   * Tells by its place whether a row of a page is new. Rows are taken for known ones only on evidence: the count rose by
   * as many; or they end the last page and begin this one, where the first page was cut, or where the count cannot be
   * believed and the sort is not stable. Otherwise rows that are alike are two rows.
   */
  private newcomers(
    prints: readonly number[],
    before: number | undefined,
    sizeIsCut: boolean,
  ): (index: number) => boolean {
    const { total } = this;
    const isCut = sizeIsCut && this.pages.size === 1;
    const isBelieved = total !== undefined && before !== undefined && total + this.pushed >= this.rows + prints.length;
    if (isCut || !(isBelieved || this.isStable)) {
      const known = overlap(this.recent.at(-1) ?? [], prints);
      return (index) => index >= known;
    }
    if (this.pushed === 0 || !isBelieved) return () => true;
    const known = new Map<number, number>();
    for (const print of this.recent.flat()) known.set(print, (known.get(print) ?? 0) + 1);
    const isNew = prints.map((print) => {
      const times = known.get(print) ?? 0;
      if (times === 0 || this.pushed === 0) return true;
      known.set(print, times - 1);
      this.pushed -= 1;
      return false;
    });
    return (index) => isNew[index] === true;
  }

  private remember(prints: readonly number[]): void {
    const kept = [...this.recent, prints];
    let rows = kept.reduce((sum, page) => sum + page.length, 0);
    while (kept.length > 1 && rows - (kept[0]?.length ?? 0) >= remembered) rows -= kept.shift()?.length ?? 0;
    this.recent = kept;
  }
}

/** How many values end the one list and begin the other. */
function overlap(last: readonly number[], next: readonly number[]): number {
  for (let length = Math.min(last.length, next.length); length > 0; length--) {
    if (next.slice(0, length).every((value, index) => value === last[last.length - length + index])) return length;
  }
  return 0;
}

/** 53 bits of a text, which is enough for no two texts of a walk to share them. */
function fingerprint(text: string): number {
  let high = 0;
  let low = 1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  return ((high ^ (low >>> 15)) >>> 0) * 2 ** 21 + (low >>> 11);
}
