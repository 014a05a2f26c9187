import { createBackupClient, type ListCall } from '@scp-backup/client';
import { type Operation, type RowFields, rows as rowTables } from '@scp-backup/openapi';
import { exitCode, UsageError } from '../exit.ts';
import { type FlagShape, flagName, type ReadFlags, readFlags } from '../flags.ts';
import { findOperation } from '../operations.ts';
import { isFormat, type Row, writerOf } from '../output/formats.ts';
import { clientOptions, connectionFlags } from '../settings.ts';
import { operationHelp, usageOf } from './help.ts';

type AnyMethod = (input: object, options: object) => ListCall<Record<string, unknown>, Row>;

/** Calls the operation whose words the arguments begin with. */
export async function call(args: readonly string[]): Promise<number> {
  const { operation, rest } = findOperation(args);
  const flags = readFlags(rest, flagsOf(operation));
  if (flags.values.help) {
    process.stdout.write(operationHelp(operation, flags.values.language));
    return exitCode.done;
  }
  const format = String(flags.values.output ?? 'table');
  if (!isFormat(format)) throw new UsageError('--output must be table, json, ndjson or csv');
  const input = inputOf(operation, flags);
  const client = createBackupClient(clientOptions(flags.values)) as unknown as Record<string, AnyMethod>;
  const method = client[operation.id] as AnyMethod;
  const { list } = operation;
  if (!list) {
    process.stdout.write(`${JSON.stringify(await method(input, {}), null, 2)}\n`);
    return exitCode.done;
  }
  const limit = limitOf(ownFlags(operation).has('limit') ? undefined : flags.values.limit);
  const writer = writerOf(format, columnsOf(operation, flags.values.columns), (text) => process.stdout.write(text));
  const onWarning = ({ message }: { message: string }) => process.stderr.write(`scp-backup: ${message}\n`);
  if (flags.values.all) {
    for await (const row of method(input, { onWarning, ...(limit !== undefined && { limit }) })) writer.row(row);
    writer.end();
  } else {
    const page = await method(input, {});
    if (format === 'json') process.stdout.write(`${JSON.stringify(page, null, 2)}\n`);
    else {
      for (const row of (page[list.items] as Row[] | null) ?? []) writer.row(row);
      writer.end();
    }
  }
  if (writer.rows() === 0 && (format === 'table' || format === 'csv')) process.stderr.write('no rows\n');
  return exitCode.done;
}

function ownFlags({ parameters }: Operation): ReadonlySet<string> {
  return new Set(Object.keys(parameters).map(flagName));
}

function flagsOf(operation: Operation): Record<string, FlagShape> {
  const { list } = operation;
  const own = [...ownFlags(operation)].map((name) => [name, { type: 'string' }] as const);
  return {
    ...connectionFlags,
    output: { type: 'string', short: 'o' },
    help: { type: 'boolean', short: 'h' },
    ...(list && { all: { type: 'boolean' }, limit: { type: 'string' }, columns: { type: 'string' } }),
    // An operation's own parameter comes before ours of the same name.
    ...Object.fromEntries(own),
  };
}

/** The operation's parameters, read from positions and flags as their types. */
function inputOf(operation: Operation, { values, positionals }: ReadFlags): Record<string, unknown> {
  const { parameters } = operation;
  const path = Object.keys(parameters).filter((name) => parameters[name]?.in === 'path');
  const places = path.filter((name) => values[flagName(name)] === undefined);
  if (positionals.length > places.length) {
    throw new UsageError(`too many arguments; usage: scp-backup ${usageOf(operation)}`);
  }
  const input: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const text = values[flagName(name)] ?? positionals[places.indexOf(name)];
    if (text === undefined) {
      if (parameter.in === 'path')
        throw new UsageError(`<${name}> is missing; usage: scp-backup ${usageOf(operation)}`);
      continue;
    }
    input[name] = typed(parameter.type, String(text));
  }
  return input;
}

/** Text that is no number stays text: the client's check names it. */
function typed(type: string, text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function limitOf(given: unknown): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(String(given))) throw new UsageError('--limit must be a whole number from 1');
  return Number(given);
}

function columnsOf({ id }: Operation, given: unknown): readonly string[] {
  const fields = Object.keys((rowTables as Readonly<Record<string, RowFields>>)[id] ?? {});
  if (given === undefined) return fields;
  const chosen = String(given)
    .split(',')
    .map((one) => one.trim());
  const unknown = chosen.find((one) => fields.length > 0 && !fields.includes(one));
  if (unknown !== undefined)
    throw new UsageError(`--columns: there is no field ${unknown}; there are ${fields.join(', ')}`);
  return chosen;
}
