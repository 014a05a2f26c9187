import type { ListBehaviour, Operation } from '@scp-backup/openapi';
import type { Answer } from '../answer.ts';
import type { Problem } from '../problem.ts';
import type { Parameters } from '../request/values.ts';
import { unknownId } from '../texts.ts';
import type { Places } from './column.ts';
import { parseSort } from './compare.ts';
import type { DataSet } from './data-set.ts';
import type { List, WantedFilter } from './list.ts';
import { everyParent } from './rows-by-parent.ts';
import type { SentRow } from './sent-rows.ts';

export interface ListOperation extends Operation {
  readonly list: ListBehaviour;
}

export function isList(operation: Operation): operation is ListOperation {
  return operation.list !== undefined;
}

/** Holds the document against an answer. */
export type CheckAnswer = (answer: Answer) => Problem | undefined;

/** However many rows one page is asked for, it has no more than these: a text of JSON has a largest length. */
const largestPage = 100_000;

/** 404 where an id in the path leads to nothing. */
export function checkIds(operation: Operation, parameters: Parameters, data: DataSet): Problem | undefined {
  const name = data.unknownId(operation, parameters);
  if (name === undefined) return undefined;
  return { status: 404, code: 'NotFound', details: [unknownId(name, String(parameters.get(name)))] };
}

/** What a list responds with. A page of rows that have all been validated before is not validated again. */
export function listPage(
  operation: ListOperation,
  parameters: Parameters,
  data: DataSet,
  check: CheckAnswer,
): Answer | Problem {
  const { list } = operation;
  const rows = data.list(operation, String(namedValue(parameters, list.parent, everyParent)));
  const sort = parseSort(String(namedValue(parameters, list.sort, list.sort?.default)));
  const matching = rows.select(wantedFilters(list, parameters), sort);
  const page = cut(list, rows, matching, parameters);
  const counts = { total: matching.length, page: page.length };
  const counted = list.count ? { [list.count.property]: counts[list.count.means] } : {};
  const body = { ...data.body(operation), [list.items]: page.map(({ row }) => row), ...counted };
  const headers = { 'content-type': 'application/json' };
  const answer = { status: 200, headers, body, text: pageText(body, list.items, page) };
  if (page.length > 0 && page.every(({ isValid }) => isValid)) return answer;
  const problem = check(answer);
  if (problem) return problem;
  for (const one of page) one.isValid = true;
  return answer;
}

function pageText(body: object, items: string, page: readonly SentRow[]): string {
  const rows = `[${commaSeparated(page.map(({ text }) => text))}]`;
  const members = Object.entries(body).map(
    ([name, value]) => `${JSON.stringify(name)}:${name === items ? rows : JSON.stringify(value)}`,
  );
  return `{${commaSeparated(members)}}`;
}

/** As `join` does it, and twice as fast where the texts are long. */
function commaSeparated(texts: readonly string[]): string {
  return texts.reduce((all, one) => (all === '' ? one : `${all},${one}`), '');
}

/** The value of the parameter that a part of the list's behaviour names. */
function namedValue(
  parameters: Parameters,
  part: { readonly parameter: string } | undefined,
  otherwise: unknown,
): unknown {
  return parameters.get(part?.parameter ?? '') ?? otherwise;
}

function wantedFilters({ filters = [] }: ListBehaviour, parameters: Parameters): readonly WantedFilter[] {
  return filters
    .filter(({ parameter }) => parameters.has(parameter))
    .map(({ parameter, field, test }) => ({ field, test, values: [parameters.get(parameter)].flat() }));
}

/** All rows on one page, where the operation neither pages nor sizes. */
function cut({ page, size }: ListBehaviour, rows: List, matching: Places, parameters: Parameters): readonly SentRow[] {
  const { maximum = largestPage, default: usual = page ? 20 : matching.length } = { ...size };
  const length = Math.min(Number(namedValue(parameters, size, usual)), maximum, largestPage);
  const { first = 0 } = { ...page };
  const start = (Number(namedValue(parameters, page, first)) - first) * length;
  const end = Math.min(start + length, matching.length);
  const sent: SentRow[] = [];
  for (let index = start; index < end; index++) sent.push(rows.sent(matching[index] as number));
  return sent;
}
