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
        'rows',
        byId((entry) => entry.rows),
      ),
      constant(
        'responses',
        byId((entry) => entry.responses),
      ),
      constant('service', service),
    ),
  };
}
