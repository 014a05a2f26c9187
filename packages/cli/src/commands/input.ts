import type { Operation } from '@scp-backup/openapi';
import { UsageError } from '../exit.ts';
import { flagName, type ReadFlags } from '../flags.ts';
import { usageOf } from './help.ts';

/**
 * The operation's parameters, read from arguments and flags as their types.
 *
 * @throws {UsageError} for an argument that is missing or too many
 */
export function inputOf(operation: Operation, { values, positionals }: ReadFlags): Record<string, unknown> {
  const { parameters } = operation;
  const path = Object.keys(parameters).filter((name) => parameters[name]?.in === 'path');
  const expected = path.filter((name) => values[flagName(name)] === undefined);
  if (positionals.length > expected.length) {
    throw new UsageError(`too many arguments; usage: scp-backup ${usageOf(operation)}`);
  }
  const input: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const text = values[flagName(name)] ?? positionals[expected.indexOf(name)];
    if (text !== undefined) input[name] = typed(parameter.type, String(text));
    else if (parameter.in === 'path') {
      throw new UsageError(`<${name}> is missing; usage: scp-backup ${usageOf(operation)}`);
    }
  }
  return input;
}

/** Text that is not of its type stays text: the client's check names it. */
function typed(type: string, text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
