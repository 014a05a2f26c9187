import type { Operation, Parameter } from '@scp-backup/openapi';
import { flagName, type ReadFlags } from '../command-line/command.ts';
import { UsageError } from '../exit.ts';
import { say } from '../language.ts';
import { pathParametersOf, periodOf } from '../operations.ts';
import type { Zone } from '../output/time-zone.ts';
import { lastMonth, readTimeFlag } from './time-input.ts';

type Values = ReadFlags['values'];
type Period = NonNullable<ReturnType<typeof periodOf>>;

/**
 * The operation's parameters, read from arguments and flags as their types.
 *
 * @param common the flags that are not parameters of the operation
 * @throws {UsageError} for a time that cannot be read, and for periods that contradict each other
 */
export function inputOf(
  operation: Operation,
  { values, positionals }: ReadFlags,
  common: Values,
  zone: Zone | undefined,
): Record<string, unknown> {
  const period = periodOf(operation);
  const expected = pathParametersOf(operation).filter((name) => values[flagName(name)] === undefined);
  const input: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(operation.parameters)) {
    const text = values[flagName(name)] ?? positionals[expected.indexOf(name)];
    if (text === undefined) continue;
    input[name] =
      parameter.format === 'date-time'
        ? readTimeFlag(flagName(name), String(text), name === period?.until, zone)
        : typed(parameter.type, String(text));
  }
  return { ...input, ...(period && checkedPeriod(period, { ...input, ...periodInput(period, common, input, zone) })) };
}

/** @throws {UsageError} for a period that ends before it begins */
function checkedPeriod(
  { since, until }: Period,
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const [from, to] = [input[since], input[until]];
  if (!(from instanceof Date) || !(to instanceof Date) || from <= to) return input;
  const [first, last] = [from.toISOString(), to.toISOString()];
  throw new UsageError(
    say(`the period ends before it begins: ${first} to ${last}`, `기간의 끝이 시작보다 앞섭니다: ${first} ~ ${last}`),
  );
}

/** What `--since`, `--until` and `--last-month` say of the period. */
function periodInput(
  { since, until }: Period,
  values: Values,
  input: Readonly<Record<string, unknown>>,
  zone: Zone | undefined,
): Record<string, unknown> {
  const named = { since: values.since, until: values.until, [since]: input[since], [until]: input[until] };
  if (values['last-month']) {
    refuseBoth(
      'last-month',
      Object.keys(named).filter((name) => named[name] !== undefined),
    );
    const [first, last] = lastMonth(zone);
    return { [since]: first, [until]: last };
  }
  const read = (flag: 'since' | 'until', parameter: string): Record<string, unknown> => {
    if (values[flag] === undefined) return {};
    refuseBoth(flag, input[parameter] === undefined ? [] : [parameter]);
    return { [parameter]: readTimeFlag(flag, String(values[flag]), flag === 'until', zone) };
  };
  return { ...read('since', since), ...read('until', until) };
}

function refuseBoth(flag: string, [other]: readonly string[]): void {
  if (other === undefined) return;
  const name = `--${flagName(other)}`;
  throw new UsageError(say(`use --${flag} or ${name}, not both`, `--${flag}와 ${name} 중 하나만 쓸 수 있습니다.`));
}

/** Text that is not of its type stays text: the client's check names it. */
function typed(type: Parameter['type'], text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
