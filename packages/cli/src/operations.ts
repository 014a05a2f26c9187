import { type Operation, operations } from '@scp-backup/openapi';
import { UsageError } from './exit.ts';
import { nearest } from './flags.ts';

const table: readonly Operation[] = Object.values(operations);

/** Every operation, with its words of the command line. */
export const allOperations: readonly Operation[] = table;

/**
 * The operation whose words the arguments begin with, and the arguments after them.
 *
 * @throws {UsageError} when there is none
 */
export function findOperation(args: readonly string[]): { operation: Operation; rest: readonly string[] } {
  const fitting = table.filter(({ command }) => command.every((word, index) => args[index] === word));
  const operation = fitting.sort((a, b) => b.command.length - a.command.length)[0];
  if (operation) return { operation, rest: args.slice(operation.command.length) };
  const known = [...table.map(({ command }) => command.join(' ')), 'evidence', 'mock', 'contract', 'sign', 'help'];
  const words = args
    .filter((one) => !one.startsWith('-'))
    .slice(0, 2)
    .join(' ');
  const near =
    nearest(words, known) ?? nearest(args[0] ?? '', known) ?? known.find((one) => one.startsWith(`${args[0]} `));
  throw new UsageError(
    `there is no command ${words}${near ? `; did you mean ${near}?` : ''}. scp-backup --help lists them`,
  );
}
