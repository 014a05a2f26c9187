import type { ListBehaviour } from '@scp-backup/openapi';
import { BackupError } from './errors.ts';
import { fingerprint, rowText } from './fingerprint.ts';

/** Rows beyond ten times the count, after which a service is taken to have no end. */
const endless = 10_000;

/** Pages after which a service is taken to have no end where no count tells how many there are. */
const endlessPages = 1000;

/** Empty pages in a row that are passed over while the count says that there is more. */
const gap = 2;

/** Rows whose fingerprints are kept, so that they are known when they come again. */
const remembered = 10_000;

/** What is known of a page beside its rows. */
export interface PageFacts {
  /** What the service counts. */
  readonly count: number | undefined;
  /** How many rows were asked for. */
  readonly size: number | undefined;
  /** Whether the first page was cut, so that this second one may begin within it. */
  readonly mayOverlap: boolean;
}

/**
 * What a walk has seen: enough to end it, and to notice pages and rows that come again. It holds fingerprints, no rows:
 * one number for each page and for each of the last rows.
 */
export class WalkMemory {
  rows = 0;
  total: number | undefined;
  /** Whether the last page began with rows that were read before: the service cuts pages, and counts them by the cut. */
  isCut = false;
  private readonly pages = new Set<number>();
  /** The rows of the last pages. */
  private recent: readonly (readonly number[])[] = [];
  /** How many of the rows seen may come again, pushed back by rows that were added before them. */
  private pushed = 0;
  /** Whether the count rose with a page that held nothing new. Twice in a row nobody adds that many. */
  private stands = false;
  /** Whether each page was counted by itself: such a count says nothing of the whole. */
  private countsPages = true;
  private firstTotal: number | undefined;
  /** Empty pages since the last row. */
  private gaps = 0;
  private readonly id: string;
  private readonly list: ListBehaviour;
  /** Whether rows that are added during the walk come last. */
  private isStable: boolean;

  /** @param sort the sort that the rows were asked for in */
  constructor(id: string, list: ListBehaviour, sort: string | undefined) {
    this.id = id;
    this.list = list;
    this.isStable = sort === list.sort?.stable;
  }

  /**
   * The rows of a page that are new, or undefined when the walk is at its end.
   *
   * @throws {BackupError} `pagingIgnored` when the page is one that was seen before and rows are missing still, and
   * when the rows have no end
   */
  add(rows: readonly unknown[], facts: PageFacts): readonly unknown[] | undefined {
    const before = this.total;
    const { count } = facts;
    if (this.list.count?.means === 'total' && count !== undefined) this.total = count;
    this.firstTotal ??= this.total;
    const isFirst = this.pages.size === 0;
    if (rows.length === 0) return this.passOver();
    this.gaps = 0;
    this.isStable &&= isInOrder(rows, this.list.sort?.stable);
    const prints = rows.map((row) => fingerprint(rowText(row)));
    // Rows of one page in another order are the same page: the service ignores both page and sort.
    const page = fingerprint([...prints].sort().join());
    const rise = this.isStable ? 0 : Math.max(0, (this.total ?? 0) - (before ?? this.total ?? 0));
    this.pushed += rise;
    const mayComeAgain = this.pushed;
    const fresh = isFirst ? rows : this.newcomers(rows, prints, facts);
    const isPushedBack = fresh?.length === 0 && rows.length <= mayComeAgain && !(this.stands && rise > 0);
    if (fresh === undefined || (this.pages.has(page) && !isPushedBack && !this.isCut)) return this.repeated();
    this.stands = fresh.length === 0 && rise > 0;
    this.pages.add(page);
    this.remember(prints);
    this.rows += fresh.length;
    this.countsPages &&= count === undefined || count === rows.length;
    this.checkEnd();
    return fresh;
  }

  /** An empty page is the end, unless the count says that there is more: some service leaves a hole. */
  private passOver(): readonly unknown[] | undefined {
    this.gaps += 1;
    return this.isShortOfCount && this.gaps <= gap ? [] : undefined;
  }

  private checkEnd(): void {
    const { rows, total, firstTotal = 0 } = this;
    const tooMany = this.countsPages ? this.pages.size > endlessPages : rows > 10 * firstTotal + endless;
    if (tooMany) throw this.error(`the service counts ${total} rows and has given ${rows} without an end`);
  }

  /** Whether the count, which never changed, says that there are more rows. */
  get isShortOfCount(): boolean {
    return this.total === this.firstTotal && this.rows < (this.total ?? 0);
  }

  private repeated(): undefined {
    if (this.total === undefined || this.rows >= this.total) return undefined;
    throw this.error(`the service gives the same rows again, ${this.rows} of ${this.total}`);
  }

  private error(message: string): BackupError {
    const nextStep = 'Ask for all rows in one page with a larger size';
    return new BackupError('pagingIgnored', `${this.id}: ${message}`, { status: 200, attempts: 1, nextStep });
  }

  /**
   * The rows of a page that are new; undefined where the page is one that was seen before with some of its rows changed.
   *
   * Rows are taken for known ones only on evidence: the count rose by as many; or they begin a page that is shorter than
   * was asked for; or they end the last page and begin this one, where the first page was cut, or where the count cannot
   * be believed and the sort is not stable. Otherwise rows that are alike are two rows.
   */
  private newcomers(
    rows: readonly unknown[],
    prints: readonly number[],
    { size = 0, mayOverlap }: PageFacts,
  ): readonly unknown[] | undefined {
    this.isCut = false;
    const { total } = this;
    const isBelieved = total !== undefined && total + this.pushed >= this.rows + prints.length;
    const known = this.known(prints);
    const times = known.filter(Boolean).length;
    const overlapping = mayOverlap || !(isBelieved || this.isStable) ? overlap(this.recent.at(-1) ?? [], prints) : 0;
    if (this.pushed > 0 || overlapping > 0) return this.withoutKnown(rows, known, overlapping);
    if (times < 2) return rows;
    const beginning = known.indexOf(false) < 0 ? known.length : known.indexOf(false);
    this.isCut = times === beginning && prints.length < size;
    if (this.isCut) return rows.slice(beginning);
    return times > prints.length / 2 ? undefined : rows;
  }

  /** All but those that the last page ended with, and but as many as were pushed back. */
  private withoutKnown(rows: readonly unknown[], known: readonly boolean[], overlapping: number): readonly unknown[] {
    this.pushed = Math.max(0, this.pushed - overlapping);
    return rows.filter((_, index) => {
      if (index < overlapping) return false;
      if (!known[index] || this.pushed === 0) return true;
      this.pushed -= 1;
      return false;
    });
  }

  /** Of each row, whether it was among the last ones: as often as it was. */
  private known(prints: readonly number[]): readonly boolean[] {
    const times = new Map<number, number>();
    for (const print of this.recent.flat()) times.set(print, (times.get(print) ?? 0) + 1);
    return prints.map((print) => {
      const left = times.get(print) ?? 0;
      times.set(print, left - 1);
      return left > 0;
    });
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

/** Whether rows are in the order that they were asked for, as far as their texts tell. */
function isInOrder(rows: readonly unknown[], sort = ''): boolean {
  const [field = '', direction] = sort.split(':');
  const values = rows.map((row) => String((row as Readonly<Record<string, unknown>> | null)?.[field]));
  return values.every((value, index) => {
    const last = values[index - 1] ?? value;
    return direction === 'desc' ? last >= value : last <= value;
  });
}
