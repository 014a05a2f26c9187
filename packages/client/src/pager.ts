import type { ListBehaviour, Operation } from '@scp-backup/openapi';
import { isBackupError } from './errors.ts';
import type { ParameterValues } from './input.ts';
import { PageLoader } from './page-loader.ts';
import type { ListOptions, WalkWarning } from './types.ts';
import { WalkMemory } from './walk-memory.ts';

/** Loads the page that a query asks for. */
export type LoadPage = (query: ParameterValues, signal: AbortSignal) => Promise<unknown>;

/** The options of a call; null is as good as none. */
export type WalkOptions = { readonly [Name in keyof ListOptions]: ListOptions[Name] | null | undefined };

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
  options: WalkOptions,
): AsyncGenerator<WalkedPage, void, undefined> {
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const { onProgress } = options;
  const onWarning = options.onWarning ?? warnOnConsole();
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const query = walkQuery(operation, list, given, limit);
  const pages = new PageLoader({
    list,
    query,
    own: new Set(Object.keys(query).filter((name) => !(name in given))),
    load: (query) => load(query, signal),
    prefetch: options.prefetch ?? 0,
    limit,
  });
  const memory = new WalkMemory(operation.id, list, pages.skippedRows);
  const tell = (code: WalkWarning['code'], message: string): void =>
    onWarning({ code, message, rows: memory.rows, total: memory.total ?? 0 });
  const orNothing = (error: unknown): undefined => {
    const isRefused = isBackupError(error) && (error.code === 'badRequest' || error.code === 'notFound');
    if (!isRefused || !memory.endsAtRefusal()) throw error;
  };
  try {
    for (let left = limit; left > 0; ) {
      const { size } = pages;
      const overlap = pages.expectedOverlap(memory.rows);
      let body = await pages.next().catch(orNothing);
      // Rows that were added between the two would be missing from both.
      const isOlder = pages.isOlder(countOf(list, body));
      if (isOlder || pages.isDoubtful(rowsOf(list, body).length, countOf(list, body), memory)) {
        const again = await pages.again().catch(orNothing);
        if (isOlder || rowsOf(list, again).length > rowsOf(list, body).length) body = again;
      }
      const { total: before, alike } = memory;
      const all = rowsOf(list, body);
      const fresh = memory.add(all, { count: countOf(list, body), size, ...overlap });
      const isChanged = before !== undefined && memory.total !== undefined && before !== memory.total;
      if (isChanged && !memory.countsPages) {
        const now = `the service counted ${before} rows and now counts ${memory.total}`;
        tell('countChanged', `${now}: where rows went, others may be missing`);
      }
      if (memory.alike > alike) {
        const some = `${memory.alike - alike} rows are like others`;
        tell('rowsAlike', `${some} in every field: the service may have given them twice`);
      }
      if (fresh === undefined) {
        tellOfTheEnd(memory, tell);
        break;
      }
      const rows = fresh.slice(0, left);
      left -= rows.length;
      onProgress?.({ rows: Math.min(memory.rows, limit), total: memory.total });
      yield { body: rows.length === all.length ? body : { ...(body as object), [list.items]: rows }, rows };
      if (!list.page) break;
      pages.gave(memory.isFirstAgain ? 0 : all.length, memory);
    }
  } finally {
    stop.abort();
  }
}

/** Whatever is not proven about the rows that were given. */
function tellOfTheEnd(memory: WalkMemory, tell: (code: WalkWarning['code'], message: string) => void): void {
  const { rows, total } = memory;
  if (memory.isMiscounted) tell('countMismatch', `the service counts ${total} rows, but its pages held ${rows}`);
  if (memory.isUncertain) tell('endUncertain', `no count says whether the ${rows} rows are all`);
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
  // By what size the caller counts the pages that are left out is known only where it is the service's own.
  const { page } = list;
  const startsLater = page !== undefined && (given[page.parameter] ?? page.first) !== page.first;
  return {
    ...(list.size && { [list.size.parameter]: (startsLater && list.size.default) || size }),
    ...(list.sort?.stable && { [list.sort.parameter]: list.sort.stable }),
    ...given,
  };
}

/** The rows of a page; null is as good as none. */
export function rowsOf(list: ListBehaviour, body: unknown): readonly unknown[] {
  const rows = (body as Record<string, unknown> | null | undefined)?.[list.items];
  return Array.isArray(rows) ? rows : [];
}

/** Numbers come as text in other parts of the platform. Fewer than none is no count. */
function countOf(list: ListBehaviour, body: unknown): number | undefined {
  const count = list.count && (body as Record<string, unknown> | null | undefined)?.[list.count.property];
  const number = typeof count === 'string' && count.trim() !== '' ? Number(count) : count;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}
