import type { ListBehaviour, Operation } from '@scp-backup/openapi';
import type { Answer } from '../answer.ts';
import type { Problem } from '../problem.ts';
import type { Parameters } from '../request/values.ts';
import { unknownId } from '../texts.ts';
import type { Places } from './column.ts';
import { parseSort } from './compare.ts';
import type { DataSet } from './data-set.ts';
import type { List, WantedFilter } from './list.ts';
import type { Row } from './row-source.ts';

export interface ListOperation extends Operation {
  readonly list: ListBehaviour;
}

export function isList(operation: Operation): operation is ListOperation {
  return operation.list !== undefined;
}

/** However many rows one page is asked for, it has no more than these: a text of JSON has a largest length. */
const largestPage = 100_000;

/** 404 where an id in the path leads to nothing. */
export function checkIds(operation: Operation, parameters: Parameters, data: DataSet): Problem | undefined {
  const name = data.unknownId(operation, parameters);
  if (name === undefined) return undefined;
  return { status: 404, code: 'NotFound', details: [unknownId(name, String(parameters.get(name) ?? ''))] };
}

/** What a list responds with: a function of its arguments and of nothing else. */
export function listPage(operation: ListOperation, parameters: Parameters, data: DataSet): Answer {
  const { list } = operation;
  const parent = list.parent && String(parameters.get(list.parent.parameter) ?? '');
  const rows = data.list(operation, parent);
  const asked = list.sort && (parameters.get(list.sort.parameter) ?? list.sort.default);
  const matching = rows.select(wantedFilters(list, parameters), parseSort(String(asked ?? '')));
  const page = cut(list, rows, matching, parameters);
  const body: Record<string, unknown> = { ...data.body(operation), [list.items]: page };
  if (list.count) body[list.count.property] = list.count.means === 'total' ? matching.length : page.length;
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

function wantedFilters({ filters = [] }: ListBehaviour, parameters: Parameters): readonly WantedFilter[] {
  return filters.flatMap(({ parameter, field, test }) => {
    const value = parameters.get(parameter);
    return value === undefined ? [] : [{ field, test, values: [value].flat() }];
  });
}

/** All rows on one page, where the operation neither pages nor sizes. */
function cut({ page, size }: ListBehaviour, rows: List, matching: Places, parameters: Parameters): readonly Row[] {
  const asked = Number((size && parameters.get(size.parameter)) ?? size?.default ?? (page ? 20 : matching.length));
  const length = Math.min(asked, size?.maximum ?? asked, largestPage);
  const start = page ? (Number(parameters.get(page.parameter) ?? page.first) - page.first) * length : 0;
  return Array.from(matching.subarray(start, start + length), (place) => rows.at(place) ?? {});
}
