import type { Answer, Probe } from './probe.ts';
import type { Row } from './rows.ts';
import type { Query } from './session/wire.ts';
import { countOf, type ListTarget, pageLength, pageQuery, probeOf, rowsOf, type Survey } from './target.ts';

type Call = (probe: Probe) => Promise<Answer>;

interface Walked {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly complete: boolean;
  readonly longest: number;
  readonly problem?: string | undefined;
}

/** Sizes that the rows are read in; the next one where the service refuses one. */
const sizes = [1000, 100];

/** Reads the list without any filter, up to a number of rows. */
export async function surveyOf(target: ListTarget, call: Call, maximum: number): Promise<Survey> {
  const { size: paged, page } = target.list;
  const most = Math.min(
    paged?.maximum ?? maximum,
    target.operation.parameters[paged?.parameter ?? '']?.maximum ?? maximum,
  );
  const allowed = [...new Set([...sizes.map((one) => Math.min(one, most)), paged?.default ?? most])];
  for (const size of paged ? allowed : [undefined]) {
    const unknown = { rows: [], total: 0, complete: false, size };
    const found = await walk({ ...target, survey: unknown }, [], call, maximum);
    const { longest, ...survey } = found;
    if (found.problem !== undefined && found.rows.length === 0 && size !== allowed.at(-1) && paged) continue;
    const capped = page && size !== undefined && longest < size && longest < found.rows.length;
    return { ...survey, size, cap: capped ? longest : undefined };
  }
  return target.survey;
}

/** Rows that are read in each order where the list is too long to be read whole. */
export const mostUnread = 1000;

/** The rows in each order that were read, for all checks of a list. */
const sorted = new WeakMap<ListTarget['survey'], Map<string, Promise<Walked>>>();

/** Reads the list in an order, once for all checks that ask. */
export function walkSorted(target: ListTarget, order: string, call: Call, maximum: number): Promise<Walked> {
  const known = sorted.get(target.survey) ?? new Map<string, Promise<Walked>>();
  sorted.set(target.survey, known);
  const query: Query = order && target.list.sort ? [[target.list.sort.parameter, order]] : [];
  const reading = known.get(order) ?? walk(target, query, call, maximum);
  known.set(order, reading);
  // A connection that broke is the failure of each check that needs the rows.
  reading.catch(() => known.delete(order));
  return reading;
}

/** Reads every page of a query, until rows and count are exhausted or `maximum` rows are read. */
export async function walk(target: ListTarget, query: Query, call: Call, maximum: number): Promise<Walked> {
  const { list, survey } = target;
  const rows: Row[] = [];
  let total = 0;
  let previous = '';
  let longest = 0;
  for (let index = 0; ; index++) {
    const answer = await call(probeOf(target, [...query, ...pageQuery(target, index, survey.size)]));
    const stopped = { rows, total: Math.max(total, rows.length), complete: false, longest };
    if (answer.status !== 200) {
      return { ...stopped, problem: answer.failure ?? `page ${index} answered ${answer.status}` };
    }
    const page = rowsOf(list, answer);
    total = Math.max(total, countOf(list, answer) ?? 0);
    const text = JSON.stringify(page);
    // Pages of rows that repeat are the same too, but never once all rows are there.
    if (page.length > 0 && rows.length >= total && text === previous) {
      return { ...stopped, problem: `page ${index} repeats the page before it` };
    }
    rows.push(...page);
    longest = Math.max(longest, page.length);
    previous = text;
    const short = page.length < Math.max(longest, shortest(target));
    if (page.length === 0 || !list.page || (short && rows.length >= total)) {
      return { rows, total: Math.max(total, rows.length), complete: true, longest };
    }
    if (rows.length >= maximum) {
      return { rows, total: Math.max(total, rows.length), complete: total > 0 && rows.length >= total, longest };
    }
  }
}

/** A page with fewer rows is the last one: no limit of the service explains it. */
function shortest(target: ListTarget): number {
  const { survey, list } = target;
  if (survey.complete && survey.size !== undefined) return pageLength(target, survey.size);
  return list.size?.default ?? 1;
}
