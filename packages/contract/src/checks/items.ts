import type { ActiveCheck } from '../check.ts';
import { operationPointer } from '../document.ts';
import type { Row } from '../rows.ts';
import { probeOf, rowsOf, type Target } from '../target.ts';

/** As many rows of the list as are looked up. */
const looked = 3;

/** A single object is the row of its list. */
export function itemChecks(target: Target): readonly ActiveCheck[] {
  const { operation, description } = target;
  const { item } = operation;
  const owner = item && description.operations[item.list];
  if (!item || !owner?.list) return [];
  const { list } = owner;
  return [
    {
      pointer: `${operationPointer(operation.path)}/x-scp-item`,
      name: `each row of ${item.list} is found by its ${item.field}, with the same values`,
      covers: [`operation:${operation.id}`, `parameter:${operation.id}.${item.parameter}`],
      async run(trial) {
        const page = await trial.call({ operation: owner, path: target.path });
        const rows = rowsOf(list, page).slice(0, looked);
        if (rows.length === 0) return trial.inconclusive(`${item.list} has no rows`);
        await trial.each(rows, async (row, { call, expect }) => {
          const id = String(row[item.field]);
          const answer = await call(probeOf(target, [], { path: { ...target.path, [item.parameter]: id } }));
          expect(answer.status === 200, `${item.parameter}=${id} answered ${answer.status}`, answer);
          const object = (answer.body ?? {}) as Row;
          const other = Object.keys(row).find(
            (name) => name in object && JSON.stringify(object[name]) !== JSON.stringify(row[name]),
          );
          expect(other === undefined, `${item.parameter}=${id} has another ${other} than its row`, answer);
          expect(item.field in object, `${item.parameter}=${id} has no ${item.field}`, answer);
        });
      },
    },
  ];
}
