import { isThere, type OperationCall, type Parameter } from '@scp-backup/openapi';
import { BackupError, invalidArgument } from '../errors/backup-error.ts';
import { utcText } from './utc-text.ts';

/** Parameters by name; undefined is left out. */
export type ParameterValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** Checked input: what goes into the path and what goes into the query. */
export interface CheckedInput {
  readonly path: ParameterValues;
  readonly query: ParameterValues;
}

/**
 * Checks the input of a call and writes it as it is sent. Null and undefined are left out.
 *
 * @throws {BackupError} `invalidArgument`, which names the parameter, its value and what is allowed
 */
export function checkInput(operation: OperationCall, given: object, apiVersion: string): CheckedInput {
  const { id, since } = operation;
  if (!isThere(since, apiVersion)) throw invalidArgument('apiVersion', apiVersion, `${since} or later for ${id}`);
  const parameters = Object.entries(operation.parameters).filter(([, { since }]) => isThere(since, apiVersion));
  const names = parameters.map(([name]) => name);
  const input = given as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(input).find((name) => !names.includes(name));
  // The service ignores what it does not know (observed), so a misspelt filter would silently return every row.
  if (unknown !== undefined) {
    const message = `${id} has no parameter ${unknown}; it has ${names.join(', ') || 'none'}`;
    throw new BackupError('invalidArgument', message, { parameter: unknown });
  }
  const path: Record<string, string | number | boolean> = {};
  const query: Record<string, string | number | boolean> = {};
  for (const [name, parameter] of parameters) {
    const value = input[name];
    if (value === null || value === undefined) {
      if (parameter.required) throw invalidArgument(name, value, 'present');
      continue;
    }
    (parameter.in === 'path' ? path : query)[name] = checkValue(name, parameter, value, apiVersion);
  }
  checkOrder(operation, query);
  return { path, query };
}

function checkValue(name: string, parameter: Parameter, value: unknown, apiVersion: string): string | number | boolean {
  const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number;
  const { type, format, valuesSince = {}, minimum = MIN_SAFE_INTEGER, maximum = MAX_SAFE_INTEGER } = parameter;
  const values = parameter.enum?.filter((one) => isThere(valuesSince[one], apiVersion));
  if (format === 'date-time') return utcText(name, value);
  const reject = (allowed: string): never => {
    throw invalidArgument(name, value, allowed);
  };
  if (values && !values.includes(`${value}`)) return reject(`one of ${values.join(', ')}`);
  if (type === 'integer' || type === 'number') {
    const isNumber = type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
    const number = Number(value);
    if (isNumber && number >= minimum && number <= maximum) return number;
    return reject(`a ${type === 'integer' ? 'whole ' : ''}number from ${minimum} to ${maximum}`);
  }
  if (type === 'boolean') return typeof value === 'boolean' ? value : reject('true or false');
  // Half a surrogate pair cannot be encoded.
  if (typeof value !== 'string' || /\p{Cs}/u.test(value)) return reject('text');
  // Other ids lead to another route, or to none.
  if (parameter.in === 'path' && !/^[^/.%?#\\\s\p{Cc}]+$/u.test(value)) {
    reject('an id without / . % ? # \\ and white space');
  }
  return value;
}

/** What the parameters say together: a sort has its form, and a range does not end before it starts. */
function checkOrder({ list }: OperationCall, query: ParameterValues): void {
  const { sort: { parameter: sort = '' } = {}, filters = [] } = list ?? {};
  if (sort in query && !/^[^:\s]+:(asc|desc)$/.test(String(query[sort]))) {
    throw invalidArgument(sort, query[sort], 'field:asc or field:desc');
  }
  for (const { parameter, field } of filters.filter(({ test }) => test === 'from')) {
    const until = filters.find((one) => one.test === 'until' && one.field === field)?.parameter ?? '';
    if (rank(query[parameter]) > rank(query[until])) {
      throw invalidArgument(until, query[until], `${parameter} (${query[parameter]}) or later`);
    }
  }
}

/** Where a value stands in its range; NaN, which is in no order, where it is absent. */
function rank(value: ParameterValues[string]): number {
  return typeof value === 'number' ? value : Date.parse(`${value}`);
}
