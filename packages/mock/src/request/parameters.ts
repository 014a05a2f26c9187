import type { Operation, Parameter } from '@scp-backup/openapi';
import { parseSort } from '../behaviour/compare.ts';
import type { ApiDescription } from '../description.ts';
import {
  allowed,
  badValue,
  missingParameter,
  percentEncoded,
  repeatedParameter,
  schemaViolation,
  sortText,
  type Text,
} from '../texts.ts';
import type { QueryValue } from './query.ts';
import { type Parameters, type ParameterValue, readValue } from './values.ts';

/** One parameter that is not as the document has it. */
export interface Violation {
  readonly parameter: string;
  readonly text: Text;
}

/** What came, by place. */
export interface Sent {
  readonly path: ReadonlyMap<string, string>;
  readonly query: ReadonlyMap<string, readonly QueryValue[]>;
  readonly headers: { get(name: string): string | null };
}

export interface ParameterReading {
  readonly values: Parameters;
  readonly violations: readonly Violation[];
}

/**
 * Reads the parameters that the operation knows, strictly, and ignores all others. Where null is allowed, an empty value
 * says that the parameter is absent.
 */
export function readParameters(operation: Operation, sent: Sent, description: ApiDescription): ParameterReading {
  const values = new Map<string, ParameterValue>();
  const violations: Violation[] = [];
  for (const [parameter, shape] of Object.entries(operation.parameters)) {
    const given = valuesOf(parameter, shape, sent).filter(({ raw }) => !(shape.nullable && raw === ''));
    if (given.length === 0 && !shape.required) continue;
    const read = given.length > 0 ? readValues(shape, given) : undefined;
    const text = problemOf({ operation, description, name: parameter, shape, given, read });
    if (text) violations.push({ parameter, text });
    else if (read !== undefined) values.set(parameter, read);
  }
  return { values, violations };
}

function valuesOf(name: string, shape: Parameter, { path, query, headers }: Sent): readonly QueryValue[] {
  if (shape.in === 'query') return query.get(name) ?? [];
  const text = shape.in === 'path' ? path.get(name) : headers.get(name);
  return [text ?? []].flat().map((one) => ({ text: one, raw: one }));
}

function readValues(shape: Parameter, given: readonly QueryValue[]): ParameterValue | undefined {
  const [text = '', ...others] = given.map((one) => one.text ?? '');
  return shape.type === 'array' ? [text, ...others] : readValue(shape, text);
}

interface Reading {
  readonly operation: Operation;
  readonly description: ApiDescription;
  readonly name: string;
  readonly shape: Parameter;
  readonly given: readonly QueryValue[];
  readonly read: ParameterValue | undefined;
}

/** The first thing that is wrong with a parameter. */
function problemOf(reading: Reading): Text | undefined {
  const { operation, name, shape, given, read } = reading;
  const texts = given.map(({ text = '' }) => text);
  const [text = ''] = texts;
  if (given.length === 0) return missingParameter(name);
  const broken = given.find((one) => one.text === undefined);
  if (broken) return badValue(name, broken.raw, percentEncoded);
  if (texts.length > 1 && shape.type !== 'array') return repeatedParameter(name, texts);
  if (operation.list?.sort?.parameter === name) return sortProblem(reading, text);
  return read === undefined ? badValue(name, text, allowed(shape)) : schemaProblem(reading);
}

/** What only the schema says, such as `multipleOf`. */
function schemaProblem({ operation, description, name, read }: Reading): Text | undefined {
  const [first] = description.validateParameter?.(operation.id, name, read) ?? [];
  return first && schemaViolation(name, first.message, String(read));
}

function sortProblem({ operation, description, name }: Reading, text: string): Text | undefined {
  const fields = operation.list?.sort?.fields ?? Object.keys(description.rows[operation.id] ?? {});
  const field = parseSort(text)?.field;
  if (field !== undefined && (fields.length === 0 || fields.includes(field))) return undefined;
  return badValue(name, text, sortText(fields));
}
