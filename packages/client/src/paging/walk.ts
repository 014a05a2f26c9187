import { type ListBehaviour, type Page, rowText } from '@scp-backup/openapi';
import type { ParameterValues } from '../call/input.ts';
import { BackupError, isBackupError } from '../errors/backup-error.ts';
import { fingerprint } from './fingerprint.ts';

/** Rows of a page that a walk asks for by itself. */
const largePage = 10_000;

/** A walk without an end is one of more rows than these and than ten times the count, or of more pages than these. */
const mostRowsBeyondCount = 10_000;
const mostPagesWithoutCount = 10_000;

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
 * 2. If the service rejects the first page with 400, it asks once more without what the caller did not choose.
 * 3. A first page that is shorter than asked for shows the service's limit: its length is the size of all further pages.
 * 4. The end is an empty page, or a 400 or 404 of a later page once the count is complete, or a page that completes the
 *    count and is shorter than both the size asked for and the documented default size.
 * 5. A page that equals an earlier one row for row ends the walk if the rows are complete by the count; otherwise it is
 *    the error `pagingIgnored`, as is a walk without an end. While the document only assumes what the count means, a count
 *    that equals the length of the repeated page may be its own: it completes nothing if it is the size first asked for or
 *    the documented default, and otherwise the end is reported as `countUnproven`.
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
  const sizeName = list.size?.parameter ?? '';
  const standardSize = list.size?.default ?? 0;
  const own = ownChoice(list, given, limit);
  let query: ParameterValues = { ...own, ...given };
  const firstSize = query[sizeName];
  const seen = new Set<number>();
  let before: ReadonlySet<number> = new Set();
  let repeats = false;
  let rows = 0;
  let counts: Counts | undefined;
  const isComplete = (): boolean => counts !== undefined && rows >= counts.last;
  const warn = (code: WalkWarning['code'], message: string, rowsMayBeMissing = false): void =>
    onWarning({ code, message, rows, total: counts?.last, rowsMayBeMissing });
  const failure = (code: 'pagingIgnored' | 'incomplete', message: string): BackupError =>
    new BackupError(code, message, { rows, ...(counts && { total: counts.last }), nextStep: nextSteps[code] });

  for (let index = 0; rows < limit; index++) {
    const ask = () => load({ ...query, ...(list.page && { [list.page.parameter]: list.page.first + index }) });
    let page: Loaded;
    try {
      page = await ask();
    } catch (error) {
      if (index > 0 && isComplete() && isRejection(error, [400, 404])) break;
      if (index > 0 || Object.keys(own).length === 0 || !isRejection(error, [400])) throw error;
      query = { ...(standardSize > 0 && { [sizeName]: standardSize }), ...given };
      page = await ask();
    }
    const { length } = page.rows;
    if (list.count?.means === 'total' && isCount(page, index)) counts = counted(counts, page.count);
    if (length === 0) break;

    const prints = page.rows.map((row) => fingerprint(rowText(row)));
    const print = fingerprint(prints.join());
    if (seen.has(print)) {
      const mayBeOwn = list.count?.assumed === true && page.count === length;
      if (!isComplete() || (mayBeOwn && (length === firstSize || length === standardSize))) {
        throw failure('pagingIgnored', `page ${index + 1} repeats an earlier page, after ${rows} rows`);
      }
      if (mayBeOwn)
        warn('countUnproven', `a page of ${length} rows came again, and the count of ${length} may be its own`);
      break;
    }
    seen.add(print);
    if (!repeats && prints.some((one) => before.has(one))) {
      repeats = true;
      warn('rowsRepeated', `page ${index + 1} has rows of the page before it; they are returned again`);
    }
    before = new Set(prints);

    const wanted = page.rows.slice(0, limit - rows);
    rows += wanted.length;
    yield { page, rows: wanted };
    const asked = Number(query[sizeName] ?? 0);
    if (!list.page || (isComplete() && length < Math.min(asked, standardSize))) break;
    if (counts ? rows > Math.max(10 * counts.first, mostRowsBeyondCount) : index + 1 > mostPagesWithoutCount) {
      throw failure('pagingIgnored', `the pages do not end, after ${rows} rows`);
    }
    if (index === 0 && length < asked) query = { ...query, [sizeName]: length };
  }

  if (counts?.changed) {
    const fell = counts.changed === 'fell';
    warn(
      'countChanged',
      `the count ${counts.changed} during the walk: ${counts.first} at first, ${counts.last} at last`,
      fell,
    );
  }
  const most = Math.max(counts?.first ?? rows, counts?.last ?? rows);
  if (rows > most) warn('countUnproven', `the service counts ${most} rows, and returned ${rows}`);
  const least = Math.min(counts?.first ?? 0, counts?.last ?? 0);
  if (rows < least && rows < limit) throw failure('incomplete', `${rows} rows, but the service counts ${least}`);
}

/** What a walk chooses where the caller did not. */
function ownChoice({ sort, size }: ListBehaviour, given: ParameterValues, limit: number): ParameterValues {
  return {
    ...(sort?.stable && !(sort.parameter in given) && { [sort.parameter]: sort.stable }),
    ...(size &&
      !(size.parameter in given) && { [size.parameter]: Math.min(largePage, size.maximum ?? largePage, limit) }),
  };
}

interface Counts {
  readonly first: number;
  readonly last: number;
  readonly changed?: 'rose' | 'fell';
}

/** A 0 of an empty later page is not a count, and neither is one that is smaller than its own page. */
function isCount(page: Page, index: number): page is Page & { readonly count: number } {
  const { rows, count = -1 } = page;
  return count >= rows.length && (count > 0 || index === 0);
}

function counted(counts: Counts | undefined, count: number): Counts {
  if (!counts) return { first: count, last: count };
  if (count === counts.last) return counts;
  return { ...counts, last: count, changed: count < counts.last ? 'fell' : (counts.changed ?? 'rose') };
}

function isRejection(error: unknown, statuses: readonly number[]): boolean {
  return isBackupError(error) && statuses.includes(error.status ?? 0);
}
