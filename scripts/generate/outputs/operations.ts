import type { ListBehaviour, Operation, OperationCall } from '../../../packages/openapi/src/table.ts';
import { constant, moduleText } from '../banner.ts';
import type { Files } from '../files.ts';
import type { OperationEntry, Table } from '../operation-table.ts';

/** The operation table, and beside it what only some readers need, so that others can leave it out of their bundle. */
export function operations({ service, entries }: Table): Files {
  const byId = (pick: (entry: OperationEntry) => unknown) =>
    Object.fromEntries(entries.map((entry) => [entry.operation.id, pick(entry)]).filter(([, value]) => value));
  return {
    'operations.ts': moduleText(
      constant(
        'operations',
        byId((entry) => entry.operation),
      ),
      constant(
        'calls',
        byId((entry) => callOf(entry.operation)),
      ),
      constant(
        'rows',
        byId((entry) => entry.rows),
      ),
      constant(
        'responses',
        byId((entry) => entry.responses),
      ),
      constant('service', service),
      constant('endpoint', pick(service, 'apiVersion', 'apiVersions', 'servers')),
    ),
  };
}

function callOf(operation: Operation): OperationCall {
  const parameters = Object.entries(operation.parameters).map(([name, parameter]) => [
    name,
    pick(parameter, 'in', 'required', 'type', 'format', 'enum', 'valuesSince', 'since', 'minimum', 'maximum'),
  ]);
  return {
    ...pick(operation, 'id', 'path', 'since'),
    parameters: Object.fromEntries(parameters),
    ...(operation.list && { list: listOf(operation.list) }),
  };
}

function listOf({ items, count, page, size, sort, filters = [] }: ListBehaviour): ListBehaviour {
  const ranges = filters.filter(({ test }) => test !== 'equals');
  return {
    items,
    ...(count && { count }),
    ...(page && { page: pick(page, 'parameter', 'first') }),
    ...(size && { size: pick(size, 'parameter', 'default', 'maximum') }),
    ...(sort && { sort: pick(sort, 'parameter', 'stable') }),
    ...(ranges.length > 0 && { filters: ranges.map((one) => pick(one, 'parameter', 'field', 'test')) }),
  };
}

function pick<From extends object, Key extends keyof From>(from: From, ...keys: readonly Key[]): Pick<From, Key> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key as Key))) as Pick<From, Key>;
}
