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
    const outcome = readParameter(operation, parameter, shape, given, description);
    if (!outcome) continue;
    const text = 'text' in outcome ? outcome.text : schemaProblem(operation, parameter, outcome.value, description);
    if (text) violations.push({ parameter, text });
    else if ('value' in outcome) values.set(parameter, outcome.value);
  }
  return { values, violations };
}

/** What only the schema says, such as `multipleOf`. */
function schemaProblem(
  { id }: Operation,
  name: string,
  value: ParameterValue,
  { validateParameter }: ApiDescription,
): Text | undefined {
  const [first] = validateParameter?.(id, name, value) ?? [];
  return first && schemaViolation(name, first.message, String(value));
}

function valuesOf(name: string, shape: Parameter, { path, query, headers }: Sent): readonly QueryValue[] {
  if (shape.in === 'query') return query.get(name) ?? [];
  const text = shape.in === 'path' ? path.get(name) : (headers.get(name) ?? undefined);
  return text === undefined ? [] : [{ text, raw: text }];
}

function readParameter(
  operation: Operation,
  name: string,
  shape: Parameter,
  given: readonly QueryValue[],
  { rows }: ApiDescription,
): { readonly value: ParameterValue } | { readonly text: Text } | undefined {
  const [first] = given;
  if (!first) return shape.required ? { text: missingParameter(name) } : undefined;
  const broken = given.find(({ text }) => text === undefined);
  if (broken) return { text: badValue(name, broken.raw, percentEncoded) };
  const texts = given.map(({ text = '' }) => text);
  if (shape.type === 'array') return { value: texts };
  if (texts.length > 1) return { text: repeatedParameter(name, texts) };
  const [text = ''] = texts;
  if (operation.list?.sort?.parameter === name) return readSort(operation, name, text, rows);
  const value = readValue(shape, text);
  return value === undefined ? { text: badValue(name, text, allowed(shape)) } : { value };
}

function readSort(
  operation: Operation,
  name: string,
  text: string,
  rows: ApiDescription['rows'],
): { readonly value: string } | { readonly text: Text } {
  const fields = operation.list?.sort?.fields ?? Object.keys(rows[operation.id] ?? {});
  const sort = parseSort(text);
  if (sort && (fields.length === 0 || fields.includes(sort.field))) return { value: text };
  return { text: badValue(name, text, sortText(fields)) };
}
