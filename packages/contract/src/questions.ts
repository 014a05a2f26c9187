import type { ListFilter } from '@scp-backup/openapi';
import type { Finding } from './check.ts';
import { disorder, isTime, momentOf, momentText } from './rows.ts';
import type { Session } from './session.ts';
import { countOf, type ListTarget, probeOf, rowsOf, type Target } from './target.ts';
import type { Query } from './wire.ts';

const second = 1_000_000_000n;

/** Asks the service what the document only assumes. Reads only. */
export async function askQuestions(target: Target, session: Session, now: () => number): Promise<readonly Finding[]> {
  const { operation } = target;
  const finding = (question: string, answer: string): Finding => ({ operation: operation.id, question, answer });
  const found = [finding('How far may a timestamp be off?', await tolerance(target, session))];
  const { list } = operation;
  if (!list) return found;
  const listed: ListTarget = { ...target, list };
  if (list.count) found.push(finding('What does the count count?', await countMeaning(listed, session)));
  if (list.size) found.push(finding('How large may a page be?', await largestSize(listed, session)));
  if (list.sort) found.push(finding('Which fields sort?', await sortable(listed, session)));
  for (const filter of list.filters ?? []) {
    if (filter.test === 'equals' || !isTime(target.fields[filter.field])) continue;
    found.push(finding(`Which time does ${filter.parameter} filter?`, await filteredTime(listed, session, filter)));
    found.push(finding(`Does ${filter.parameter} include its end?`, await inclusive(listed, session, filter)));
  }
  found.push(finding('Which zone have times without a zone?', zone(listed, now)));
  return found;
}

async function answerOf(target: ListTarget, session: Session, query: Query) {
  const answer = await session.call(probeOf(target, query));
  return { status: answer.status, rows: rowsOf(target.list, answer), count: countOf(target.list, answer) };
}

/** Bisection between one second and one day, to five seconds. */
async function tolerance(target: Target, session: Session): Promise<string> {
  const accepts = async (seconds: number) =>
    (await session.call(probeOf(target, [], { signing: { shift: seconds * 1000 } }))).status === 200;
  const sides: string[] = [];
  for (const side of [-1, 1]) {
    let [low, high] = [0, 86_400];
    if (await accepts(side * high)) {
      sides.push(`${side < 0 ? 'behind' : 'ahead'}: a day or more`);
      continue;
    }
    while (high - low > 5) {
      const middle = Math.round((low + high) / 2);
      if (await accepts(side * middle)) low = middle;
      else high = middle;
    }
    sides.push(`${side < 0 ? 'behind' : 'ahead'}: ${low} to ${high} s`);
  }
  return sides.join('; ');
}

async function countMeaning(target: ListTarget, session: Session): Promise<string> {
  const { rows } = target.survey;
  if (rows.length < 2 || !target.list.size) return 'cannot be told: fewer than 2 rows';
  const { count, rows: page } = await answerOf(target, session, [[target.list.size.parameter, '1']]);
  if (count === rows.length) return 'all rows that match (total)';
  return count === page.length
    ? 'the rows of the page'
    : `${count}, where ${rows.length} rows match and ${page.length} came`;
}

async function largestSize(target: ListTarget, session: Session): Promise<string> {
  const total = target.survey.rows.length;
  let most = 0;
  for (const size of [100, 1000, 10_000, 2_147_483_647]) {
    const { status, rows } = await answerOf(target, session, [[target.list.size?.parameter ?? '', String(size)]]);
    if (status !== 200) return `${most} is accepted, ${size} answers ${status}`;
    if (rows.length < Math.min(size, total)) return `${size} is accepted, and gives ${rows.length} rows`;
    most = size;
  }
  return `${most} is accepted; ${total} rows are too few to see a limit above them`;
}

async function sortable(target: ListTarget, session: Session): Promise<string> {
  const parameter = target.list.sort?.parameter ?? '';
  const said: string[] = [];
  for (const [field, shape] of Object.entries(target.fields)) {
    const orders = [];
    for (const direction of ['asc', 'desc']) {
      const { status, rows } = await answerOf(target, session, [[parameter, `${field}:${direction}`]]);
      orders.push(
        status !== 200 ? String(status) : disorder(rows, field, direction, shape) === undefined ? 'sorted' : 'ignored',
      );
    }
    const values = new Set(target.survey.rows.map((row) => String(row[field])));
    const [asc = '', desc = ''] = orders;
    said.push(
      `${field}: ${asc === desc ? (asc === 'sorted' && values.size < 2 ? 'accepted, all values equal' : asc) : `asc ${asc}, desc ${desc}`}`,
    );
  }
  return said.join('; ');
}

/** The time fields whose values explain the number of rows at several edges. */
async function filteredTime(target: ListTarget, session: Session, filter: ListFilter): Promise<string> {
  const times = Object.keys(target.fields).filter((field) => target.fields[field]?.format?.startsWith('date-time'));
  let candidates = times.flatMap((field) => [-9n, 0n].map((hours) => ({ field, hours })));
  const moments = target.survey.rows.flatMap((row) => times.flatMap((field) => momentOf(row[field]) ?? []));
  const sorted = [...new Set(moments)].sort((a, b) => (a < b ? -1 : 1));
  const step = Math.max(1, Math.floor(sorted.length / 8));
  for (let index = 0; index < sorted.length && candidates.length > 1; index += step) {
    const edge = (sorted[index] ?? 0n) + second / 2n;
    const value = momentText(edge);
    const { status, count } = await answerOf(target, session, [[filter.parameter, value]]);
    if (status !== 200 || count === undefined) continue;
    candidates = candidates.filter(({ field, hours }) => {
      const bare = target.fields[field]?.format === 'date-time-local';
      if (!bare && hours !== 0n) return false;
      const fitting = target.survey.rows.filter((row) => {
        const moment = momentOf(row[field]);
        if (moment === undefined) return false;
        const real = moment + hours * 3600n * second;
        return filter.test === 'from' ? real >= edge : real <= edge;
      });
      return fitting.length === count;
    });
  }
  if (candidates.length === 0) return 'none of the time fields explains its rows';
  return candidates
    .map(
      ({ field, hours }) =>
        `${field}${target.fields[field]?.format === 'date-time-local' ? ` (${hours === 0n ? 'read as UTC' : 'read as +09:00'})` : ''}`,
    )
    .join(' or ');
}

async function inclusive(target: ListTarget, session: Session, filter: ListFilter): Promise<string> {
  const moments = target.survey.rows
    .flatMap((row) => momentOf(row[filter.field]) ?? [])
    .sort((a, b) => (a < b ? -1 : 1));
  const edge = filter.test === 'from' ? moments.at(-1) : moments[0];
  if (edge === undefined) return 'cannot be told: no row has a time';
  const { status, count = 0 } = await answerOf(target, session, [[filter.parameter, momentText(edge)]]);
  if (status !== 200) return `cannot be told: it answers ${status}`;
  return count > 0 ? 'yes' : `no, if it filters ${filter.field}`;
}

/** A time without a zone that lies in the future as UTC is of a zone ahead of UTC. */
function zone(target: ListTarget, now: () => number): string {
  const bare = Object.keys(target.fields).filter((field) => target.fields[field]?.format === 'date-time-local');
  const latest = target.survey.rows
    .flatMap((row) => bare.flatMap((field) => momentOf(row[field]) ?? []))
    .sort((a, b) => (a < b ? 1 : -1))[0];
  if (latest === undefined) return 'cannot be told: there is none';
  const ahead = Number(latest / 1_000_000n) - now();
  return ahead > 60_000
    ? `ahead of UTC: the latest lies ${Math.round(ahead / 3_600_000)} h in the future as UTC`
    : 'nothing speaks against UTC';
}
