import { type Operation, operations } from '@scp-backup/openapi';
import { flagName } from './command-line/command.ts';

/** Every operation, with its words of the command line. */
export const allOperations: readonly Operation[] = Object.values(operations);

/** The path parameters of all operations. */
export const pathParameters: readonly string[] = [...new Set(allOperations.flatMap(pathParametersOf))];

export function pathParametersOf({ parameters }: Operation): readonly string[] {
  return Object.keys(parameters).filter((name) => parameters[name]?.in === 'path');
}

/** The flags that name what histories of runs belong to: the path parameters that they are called with. */
export const idFlags: readonly string[] = [
  ...new Set(allOperations.flatMap(({ run, list }) => (run && list?.parent ? [flagName(list.parent.parameter)] : []))),
];
