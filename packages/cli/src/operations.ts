import { type ItemBehaviour, type Operation, operations, type RowFields, rows } from '@scp-backup/openapi';
import { flagName } from './command-line/command.ts';

/** Every operation, with its words of the command line. */
export const allOperations: readonly Operation[] = Object.values(operations);

const main = allOperations.find(({ primary }) => primary) ?? allOperations[0];

/** The list with the ids that the operation which the documentation begins with is called with, such as that of backups. */
export const mainItem: ItemBehaviour | undefined = allOperations.find(
  ({ item }) => item && main?.parameters[item.parameter]?.in === 'path',
)?.item;

/** The path parameters of all operations. */
export const pathParameters: readonly string[] = [...new Set(allOperations.flatMap(pathParametersOf))];

export function pathParametersOf({ parameters }: Operation): readonly string[] {
  return Object.keys(parameters).filter((name) => parameters[name]?.in === 'path');
}

/** The flags that name what histories of runs belong to: the path parameters that they are called with. */
export const idFlags: readonly string[] = [
  ...new Set(allOperations.flatMap(({ run, list }) => (run && list?.parent ? [flagName(list.parent.parameter)] : []))),
];

/** The parameters that limit a list to a period, where there are both. */
export function periodOf({
  list,
  parameters,
}: Operation): { readonly since: string; readonly until: string } | undefined {
  const limit = (test: 'from' | 'until') =>
    list?.filters?.find((one) => one.test === test && parameters[one.parameter]?.format === 'date-time')?.parameter;
  const [since, until] = [limit('from'), limit('until')];
  return since === undefined || until === undefined ? undefined : { since, until };
}

/** Whether rows of an operation hold times. */
export function hasTimes({ id }: Operation): boolean {
  const fields = (rows as Readonly<Record<string, RowFields>>)[id] ?? {};
  return Object.values(fields).some(({ format }) => format?.startsWith('date-time'));
}
