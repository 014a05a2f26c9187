import { type ListBehaviour, type Page, rowText } from '@scp-backup/openapi';
import type { ParameterValues } from '../call/input.ts';
import { BackupError } from '../errors/backup-error.ts';
import { fingerprint } from './fingerprint.ts';

/** Rows of a page that a walk asks for by itself. */
const largePage = 10_000;

/** A walk without an end has more rows than these and than ten times the count or, without a count, more pages. */
const mostRows = 10_000;
const mostPages = 10_000;

const nextSteps = {
  pagingIgnored: 'Narrow the list with filters until it fits one page',
  incomplete: 'Walk again; rows may have been deleted',
};

/** What a walk reports: it went on, and what it returned may differ from what the service holds. */
export interface WalkWarning {
  /**
   * `countChanged`: the service counted another number of rows during the walk. `rowsRepeated`: rows of a page came again
   * on the next one, and were returned again. `countUnproven`: the service repeats a page, and the count by which the walk
   * is complete may be the count of that page alone; or it returned more rows than it counts.
   */
  readonly code: 'countChanged' | 'rowsRepeated' | 'countUnproven';
  /** A sentence for people. */
  readonly message: string;
  /** Rows so far. */
  readonly rows: number;
  /** Rows that the service counts, where it does. */
  readonly total: number | undefined;
  /** Whether rows may be missing: the count fell, so other rows may have moved to a page that was read before. */
  readonly rowsMayBeMissing: boolean;
}

export interface WalkOptions {
  /** Rows that are wanted at most. */
  readonly limit: number;
  readonly onWarning: (warning: WalkWarning) => void;
}

/** A page, and those of its rows that are wanted. */
export interface WalkedPage<Loaded extends Page> {
  readonly page: Loaded;
  readonly rows: Page['rows'];
}

/**
 * All rows of a list, page by page.
 *
 * 1. The walk asks for large pages in the stable sort, unless the caller says otherwise, from the first page on.
 * 2. If the service rejects the first page with 400, it asks again without what the caller did not choose.
 * 3. A first page that is shorter than asked for shows the service's limit: its length is the size of all further pages.
 * 4. Three things end the walk: an empty page; and, once there are as many rows as the service counts, a 400 or 404 of a
 *    later page, or a short page. Short means shorter than both the size asked for and the documented default size, since
 *    any other page may have been cut by the limit of a service that counts each page alone.
 * 5. A page that equals an earlier one row for row shows a service that ignores the page number. It ends the walk once
 *    there are as many rows as the service counts; before that it is the error `pagingIgnored`. If the count is the length
 *    of this very page, it may be the count of the page alone, as long as the document only assumes what is counted: that
 *    is `pagingIgnored` too where the page is full (the size first asked for, or the documented default), and else the
 *    warning `countUnproven`. A walk without an end is `pagingIgnored`.
 * 6. Rows of the page before that come again are returned again. That is reported, and so is a count that changes, or that
 *    the rows exceed. A count that is smaller than its own page is not a count, nor is the 0 of an empty later page.
 * 7. At the end, fewer rows than the smaller of the first and the last count is the error `incomplete`, unless `limit`
 *    ended the walk.
 *
 * **Proof that the rows of a right service are returned exactly, whatever they hold.** A right service cuts its list into
 * consecutive pages of m rows, where m is the smaller of the size asked for and its own limit, and counts the whole list.
 * Either the first page has the length asked for; then m is that size, and stays it. Or it is shorter; then its length is
 * the limit or that of the whole list, and pages of that length continue where it ended (3). So the pages are consecutive
 * from the first row on, and no rule drops a row of a page (6). It remains to show that the walk stops behind the last row:
 * an empty page lies behind it; where the count is complete, as many rows as the list has were returned (4); and a page
 * that equals an earlier one (5) either lies behind it, or the list has two pages that are the same row for row, which is
 * the one right list that ends in `pagingIgnored`. The count is that of the list, so 7 finds nothing.
 */
export async function* walk<Loaded extends Page>(
  list: ListBehaviour,
  given: ParameterValues,
  load: (query: ParameterValues) => Promise<Loaded>,
  { limit, onWarning }: WalkOptions,
): AsyncGenerator<WalkedPage<Loaded>, void, undefined> {
  const { parameter: sizeName = '', default: standardSize = 0 } = list.size ?? {};
  const own = ownChoice(list, given, limit);
  let query: ParameterValues = { ...own, ...given };
  const firstSize = query[sizeName];
  const counts: number[] = [];
  const seen = new Set<number>();
  let before = new Set<number>();
  let repeats = false;
  let rows = 0;
  const isComplete = (): boolean => rows >= (counts.at(-1) ?? Number.POSITIVE_INFINITY);
  const warn = (code: WalkWarning['code'], message: string, rowsMayBeMissing = false): void =>
    onWarning({ code, message, rows, total: counts.at(-1), rowsMayBeMissing });
  const failure = (code: 'pagingIgnored' | 'incomplete', message: string): BackupError =>
    new BackupError(code, message, { rows, total: counts.at(-1), nextStep: nextSteps[code] });

  for (let index = 0; rows < limit; index++) {
    const place = list.page && { [list.page.parameter]: list.page.first + index };
    let page: Loaded;
    try {
      page = await load({ ...query, ...place });
    } catch (error) {
      const { status } = error as BackupError;
      if (index > 0 && isComplete() && (status === 400 || status === 404)) break;
      if (index > 0 || status !== 400 || Object.keys(own).length === 0) throw error;
      query = { [sizeName]: list.size?.default, ...given };
      page = await load({ ...query, ...place });
    }
    const { length } = page.rows;
    const { count = -1 } = page;
    if (list.count?.means === 'total' && count >= length && (count > 0 || index === 0)) counts.push(count);
    if (length === 0) break;

    const prints = page.rows.map((row) => fingerprint(rowText(row)));
    const print = fingerprint(prints.join());
    if (seen.has(print)) {
      const countsItself = list.count?.assumed === true && count === length;
      const isFull = length === firstSize || length === standardSize;
      if (!isComplete() || (countsItself && isFull)) {
        throw failure('pagingIgnored', `page ${index + 1} repeats an earlier page, after ${rows} rows`);
      }
      if (countsItself) warn('countUnproven', `a page came again, and the count of ${count} may be its own`);
      break;
    }
    seen.add(print);
    if (!repeats && prints.some((one) => before.has(one))) {
      repeats = true;
      warn('rowsRepeated', `page ${index + 1} repeats rows of the page before it`);
    }
    before = new Set(prints);

    const wanted = page.rows.slice(0, limit - rows);
    rows += wanted.length;
    yield { page, rows: wanted };
    const asked = Number(query[sizeName] ?? 0);
    if (!list.page || (isComplete() && length < Math.min(asked, standardSize))) break;
    if (counts[0] === undefined ? index >= mostPages : rows > Math.max(10 * counts[0], mostRows)) {
      throw failure('pagingIgnored', `the pages do not end, after ${rows} rows`);
    }
    if (index === 0 && length < asked) query = { ...query, [sizeName]: length };
  }

  const first = counts[0] ?? rows;
  const last = counts.at(-1) ?? rows;
  if (counts.some((count) => count !== first)) {
    const fell = counts.some((count, index) => count < (counts[index - 1] ?? 0));
    warn('countChanged', `the count changed from ${first} to ${last}`, fell);
  }
  const against = (count: number): string => `${rows} rows, but the service counts ${count}`;
  const [least, most] = first < last ? [first, last] : [last, first];
  if (rows > most) warn('countUnproven', against(most));
  if (rows < least && rows < limit) throw failure('incomplete', against(least));
}

/** What a walk chooses where the caller did not. */
function ownChoice({ sort, size }: ListBehaviour, given: ParameterValues, limit: number): ParameterValues {
  const choice = {
    ...(sort?.stable && { [sort.parameter]: sort.stable }),
    ...(size && { [size.parameter]: Math.min(largePage, size.maximum ?? largePage, limit) }),
  };
  return Object.fromEntries(Object.entries(choice).filter(([name]) => !(name in given)));
}
