import { type Call, createBackupClient, type ListCall } from '@scp-backup/client';
import { type Operation, type RowFields, rows as rowTables } from '@scp-backup/openapi';
import { flagName, type ReadFlags } from '../command-line/command.ts';
import { exitCode, UsageError } from '../exit.ts';
import { type Format, formats, type Row, writerOf } from '../output/formats.ts';
import { write } from '../output/output.ts';
import { clientOptions } from '../settings.ts';
import { inputOf } from './input.ts';
import { list } from './list.ts';

type AnyMethod = (input: object, options?: object) => Call<Row> & ListCall<Row, Row>;

/** Calls an operation. */
export async function call(operation: Operation, flags: ReadFlags): Promise<number> {
  const { values } = flags;
  const own = ownFlags(operation);
  // An operation's own parameter comes before ours of the same name.
  const others = Object.fromEntries(Object.entries(values).filter(([name]) => !own.has(name)));
  const format = formatOf(others.output);
  const limit = others.limit === undefined ? Number.POSITIVE_INFINITY : Number(others.limit);
  const input = inputOf(operation, flags);
  const client = createBackupClient(clientOptions(others)) as unknown as Record<string, AnyMethod>;
  const method = client[operation.id] as AnyMethod;
  if (operation.list) {
    const writer = writerOf(format, fieldsOf(operation), columnsOf(operation, others.columns), isTerminal());
    return list({ list: operation.list, method, input, limit, format, writer });
  }
  const object = await method(input);
  const fields = Object.keys(object);
  const writer = writerOf(format, fields, undefined, isTerminal());
  await write(format === 'json' ? `${JSON.stringify(object, undefined, 2)}\n` : writer.rows([object]) + writer.end());
  return exitCode.done;
}

function isTerminal(): boolean {
  return process.stdout.isTTY === true;
}

function ownFlags({ parameters }: Operation): ReadonlySet<string> {
  return new Set(Object.keys(parameters).map(flagName));
}

function formatOf(given: unknown): Format {
  return formats.find((one) => one === given) ?? 'table';
}

function fieldsOf({ id }: Operation): readonly string[] {
  return Object.keys((rowTables as Readonly<Record<string, RowFields>>)[id] ?? {});
}

function columnsOf(operation: Operation, given: unknown): readonly string[] | undefined {
  if (given === undefined) return undefined;
  const fields = fieldsOf(operation);
  const chosen = String(given)
    .split(',')
    .map((one) => one.trim());
  const unknown = chosen.find((one) => fields.length > 0 && !fields.includes(one));
  if (unknown === undefined) return chosen;
  throw new UsageError(`--columns: there is no field ${unknown}; there are ${fields.join(', ')}`);
}
