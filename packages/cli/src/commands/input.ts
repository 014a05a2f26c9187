import type { Operation } from '@scp-backup/openapi';
import { flagName, type ReadFlags } from '../command-line/command.ts';

/** The operation's parameters, read from arguments and flags as their types. */
export function inputOf({ parameters }: Operation, { values, positionals }: ReadFlags): Record<string, unknown> {
  const path = Object.keys(parameters).filter((name) => parameters[name]?.in === 'path');
  const expected = path.filter((name) => values[flagName(name)] === undefined);
  const input: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const text = values[flagName(name)] ?? positionals[expected.indexOf(name)];
    if (text !== undefined) input[name] = typed(parameter.type, String(text));
  }
  return input;
}

/** Text that is not of its type stays text: the client's check names it. */
function typed(type: string, text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
