import type { Operation, Parameter } from '@scp-backup/openapi';
import { BackupError, invalidArgument, isBackupError } from './errors.ts';
import { utcText } from './times.ts';

export type ParameterValues = Readonly<Record<string, string | number | boolean>>;

/** Checked input: what goes into the path and what goes into the query. */
export interface CheckedInput {
  readonly path: ParameterValues;
  readonly query: ParameterValues;
}

/**
 * Checks the input of a call and brings it into the form of the wire. Null and undefined are left out.
 *
 * @throws {BackupError} `invalidArgument`, which names the parameter, its value and what is allowed
 */
export function checkInput(operation: Operation, given: object): CheckedInput {
  try {
    return checked(operation, given);
  } catch (error) {
    if (isBackupError(error)) throw error;
    // Reading the caller's values may fail in a way of its own.
    throw new BackupError('invalidArgument', `the input of ${operation.id} cannot be read`, {}, { cause: error });
  }
}

function checked(operation: Operation, given: object): CheckedInput {
  const { parameters } = operation;
  if (typeof given !== 'object' || given === null) throw invalidArgument('input', given, 'an object of parameters');
  const input = given as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(input).find((name) => !Object.hasOwn(parameters, name));
  // The service ignores what it does not know, so a misspelt filter would silently give every row.
  if (unknown !== undefined) {
    const message = `${operation.id} has no parameter ${unknown}; it has ${Object.keys(parameters).join(', ')}`;
    throw new BackupError('invalidArgument', message, { parameter: unknown });
  }
  const path: Record<string, string | number | boolean> = {};
  const query: Record<string, string | number | boolean> = {};
  for (const name in parameters) {
    const value = input[name];
    const parameter = parameters[name] as Parameter;
    if (value === null || value === undefined) {
      if (parameter.required) throw invalidArgument(name, value, 'given');
      continue;
    }
    (parameter.in === 'path' ? path : query)[name] = checkValue(name, parameter, value);
  }
  checkOrder(operation, query);
  return { path, query };
}

function checkValue(name: string, parameter: Parameter, value: unknown): string | number | boolean {
  if (parameter.format === 'date-time') return utcText(name, value);
  switch (parameter.type) {
    case 'integer':
    case 'number':
      return checkNumber(name, parameter, value);
    case 'boolean':
      if (typeof value !== 'boolean') throw invalidArgument(name, value, 'true or false');
      return value;
    default:
      return checkText(name, parameter, value);
  }
}

function checkNumber(name: string, { type, minimum, maximum }: Parameter, value: unknown): number {
  const fits =
    (type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
    (minimum === undefined || (value as number) >= minimum) &&
    (maximum === undefined || (value as number) <= maximum);
  if (fits) return value as number;
  const from = minimum === undefined ? '' : ` from ${minimum}`;
  const to = maximum === undefined ? '' : ` to ${maximum}`;
  throw invalidArgument(name, value, `${type === 'integer' ? 'a whole number' : 'a number'}${from}${to}`);
}

function checkText(name: string, parameter: Parameter, value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument(name, value, 'text');
  if (parameter.enum && !parameter.enum.includes(value))
    throw invalidArgument(name, value, `one of ${parameter.enum.join(', ')}`);
  // These lead to another route, or to none.
  if (parameter.in === 'path' && !/^[^/.%?#\\\s\p{Cc}]+$/u.test(value)) {
    throw invalidArgument(name, value, 'an id that is not empty and holds no / . % ? # \\ and no white space');
  }
  // Half a surrogate pair cannot be encoded.
  if (/\p{Cs}/u.test(value)) throw invalidArgument(name, value, 'text of whole characters');
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = parameter;
  if (value.length < minLength || value.length > maxLength) {
    throw invalidArgument(name, value, `text of ${minLength} to ${maxLength} characters`);
  }
  return value;
}

/** What the parameters say together: a sort has its form, and a range does not end before it starts. */
function checkOrder({ list }: Operation, query: ParameterValues): void {
  const sort = list?.sort && query[list.sort.parameter];
  if (list?.sort && sort !== undefined && !/^[^:\s]+:(asc|desc)$/.test(String(sort))) {
    throw invalidArgument(list.sort.parameter, sort, 'field:asc or field:desc');
  }
  for (const from of list?.filters ?? []) {
    const until = list?.filters?.find((one) => one.test === 'until' && one.field === from.field);
    const [start, end] = [query[from.parameter], until && query[until.parameter]];
    if (from.test !== 'from' || !until || start === undefined || end === undefined) continue;
    if (compare(start) > compare(end))
      throw invalidArgument(until.parameter, end, `${from.parameter} (${start}) or later`);
  }
}

function compare(value: string | number | boolean): number {
  return typeof value === 'string' ? Date.parse(value) : Number(value);
}
