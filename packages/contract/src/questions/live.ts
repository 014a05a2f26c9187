import type { ListFilter } from '@scp-backup/openapi';
import { operationPointer } from '../document.ts';
import { disorder } from '../order.ts';
import { isTime, momentOf, momentText } from '../rows.ts';
import type { Query } from '../session/wire.ts';
import { countOf, type ListTarget, probeOf, rowsOf, type Target } from '../target.ts';
import { type Ask, confirmed, differs, type Found, inconclusive, type Question } from './question.ts';

const second = 1_000_000_000n;

/** What takes many calls to find out. Reads only. */
export function liveQuestions(target: Target, now: () => number): readonly Question[] {
  const { operation } = target;
  const { list, id } = operation;
  const open = (question: string, ask: (call: Ask) => Promise<string>): Question => {
    return { operation: id, question, covers: [], ask: async (call) => ({ answer: await ask(call) }) };
  };
  const found = [open('How far may a timestamp be off?', (call) => tolerance(target, call))];
  if (!list) return found;
  const listed: ListTarget = { ...target, list };
  if (list.size) found.push(open('How large may a page be?', (call) => largestSize(listed, call)));
  if (list.sort) found.push(open('Which fields sort?', (call) => sortable(listed, call)));
  const at = `${operationPointer(operation.path)}/x-scp-list/filters`;
  for (const [index, filter] of (list.filters ?? []).entries()) {
    if (filter.test === 'equals' || !isTime(target.fields[filter.field])) continue;
    const assumed = (question: string, ask: Question['ask']): Question => {
      return {
        operation: id,
        question,
        pointer: `${at}/${index}`,
        covers: [`assumption:${id}.${filter.parameter}`],
        ask,
      };
    };
    found.push(assumed(`Which time does ${filter.parameter} filter?`, (call) => filteredTime(listed, call, filter)));
  }
  const bare = Object.entries(target.fields).filter(([, shape]) => shape.format === 'date-time-local');
  if (bare.length > 0)
    found.push(
      zoneQuestion(
        listed,
        bare.map(([field]) => field),
        now,
      ),
    );
  return found;
}

async function answerOf(target: ListTarget, call: Ask, query: Query) {
  const answer = await call(probeOf(target, query));
  return { status: answer.status, rows: rowsOf(target.list, answer), count: countOf(target.list, answer) };
}

/** Bisection between one second and one day, to five seconds. */
async function tolerance(target: Target, call: Ask): Promise<string> {
  const accepts = async (seconds: number) =>
    (await call(probeOf(target, [], { signing: { shift: seconds * 1000 } }))).status === 200;
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

async function largestSize(target: ListTarget, call: Ask): Promise<string> {
  const { rows, complete, cap } = target.survey;
  if (cap !== undefined) return `${cap} rows come at the most`;
  let most = 0;
  for (const size of complete ? [100, 1000, 10_000, 2_147_483_647] : [100, 1000, 10_000]) {
    const { status, rows: page } = await answerOf(target, call, [[target.list.size?.parameter ?? '', String(size)]]);
    if (status !== 200) return `${most} is accepted, ${size} answers ${status}`;
    if (page.length < Math.min(size, rows.length)) return `${size} is accepted, and gives ${page.length} rows`;
    most = size;
  }
  return `${most} is accepted; ${rows.length} rows were read`;
}

async function sortable(target: ListTarget, call: Ask): Promise<string> {
  const parameter = target.list.sort?.parameter ?? '';
  const said: string[] = [];
  for (const [field, shape] of Object.entries(target.fields)) {
    const orders = [];
    for (const direction of ['asc', 'desc']) {
      const { status, rows } = await answerOf(target, call, [[parameter, `${field}:${direction}`]]);
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

/** The time fields whose values explain the number of rows at several edges, with times without a zone read in two ways. */
async function filteredTime(target: ListTarget, call: Ask, filter: ListFilter): Promise<Found> {
  const { rows, complete } = target.survey;
  const times = Object.keys(target.fields).filter((field) => isTime(target.fields[field]));
  const isBare = (field: string) => target.fields[field]?.format === 'date-time-local';
  let candidates = times.flatMap((field) => (isBare(field) ? [0n, 9n] : [0n]).map((hours) => ({ field, hours })));
  const all = candidates.length;
  const moments = rows.flatMap((row) => times.flatMap((field) => momentOf(row[field]) ?? []));
  const sorted = [...new Set(moments)].sort((a, b) => (a < b ? -1 : 1));
  if (!complete || sorted.length < 2) return inconclusive('the rows that were read cannot show it');
  for (const edge of several(sorted)) {
    const { status, count } = await answerOf(target, call, [[filter.parameter, momentText(edge)]]);
    if (status !== 200 || count === undefined) continue;
    candidates = candidates.filter(({ field, hours }) => {
      const fitting = rows.filter((row) => {
        const moment = momentOf(row[field]);
        if (moment === undefined) return false;
        const real = isBareText(row[field]) ? moment - hours * 3600n * second : moment;
        return filter.test === 'from' ? real >= edge : real <= edge;
      });
      return fitting.length === count;
    });
  }
  const zone = ({ field, hours }: (typeof candidates)[number]) =>
    `read as ${hours === 0n ? 'UTC' : '+09:00'}${isBare(field) ? '' : ', with its zone'}`;
  const answer = candidates.map((one) => `${one.field} (${zone(one)})`).join(', ');
  if (candidates.length === 0) return differs('none of the time fields explains its rows');
  const fits = candidates.some(({ field, hours }) => field === filter.field && hours === 0n);
  if (!fits) return differs(answer);
  return candidates.length === 1 || all === 1 ? confirmed(answer) : inconclusive(answer);
}

/** Edges between neighbours, half a second after some of the moments. */
function several(sorted: readonly bigint[]): readonly bigint[] {
  const step = Math.max(1, Math.floor(sorted.length / 12));
  return sorted.filter((_, index) => index % step === 0).map((moment) => moment + second / 2n);
}

function isBareText(value: unknown): boolean {
  return typeof value === 'string' && !/(Z|[+-]\d\d:\d\d)$/i.test(value);
}

/** A time without a zone that lies in the future as UTC belongs to a zone ahead of UTC. */
function zoneQuestion(target: ListTarget, bare: readonly string[], now: () => number): Question {
  const { operation, survey } = target;
  return {
    operation: operation.id,
    question: 'Which zone have times without a zone?',
    pointer: `${operationPointer(operation.path)}/x-scp-list`,
    covers: [`assumption:${operation.id}.zone`],
    async ask() {
      const texts = survey.rows.flatMap((row) => bare.map((field) => row[field])).filter(isBareText);
      const latest = Math.max(...texts.map((text) => Date.parse(`${text}Z`)));
      const ahead = latest - now();
      if (texts.length === 0) return inconclusive('every time has a zone');
      if (ahead <= 60_000) return inconclusive('no time lies in the future as UTC; the filters show it');
      return differs(`ahead of UTC: the latest lies ${Math.round(ahead / 3_600_000)} h in the future as UTC`);
    },
  };
}
