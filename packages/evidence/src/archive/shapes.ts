import { Ajv, type ValidateFunction } from 'ajv';
import { names } from './layout.ts';

const text = { type: 'string' };
const number = { type: 'number' };
const flag = { type: 'boolean' };
const texts = { type: 'array', items: text };
const time = {
  type: 'string',
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$',
};
const zone = { type: 'string', pattern: '^(UTC|[+-]([01]\\d|2[0-3]):[0-5]\\d)$' };
const row = { type: 'object' };

function object(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', required: Object.keys(properties), properties };
}

function orNull(schema: object): object {
  return { ...schema, nullable: true };
}

/** What the files, or each of their lines, must be to be read: the types of `layout.ts`. */
const schemas: Readonly<Record<string, object>> = {
  [names.run]: {
    ...object({ format: number }),
    // Another format may have another shape; it is refused by its number.
    if: { properties: { format: { const: 1 } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: object({
      ...{ tool: text, apiVersion: text, document: text, baseUrl: text, operations: texts, zone },
      ...{ ids: { anyOf: [{ const: 'all' }, texts] }, since: time, until: time, begun: time },
      given: object({ since: text, until: orNull(text) }),
    }),
  },
  [names.archive]: object({
    ...{ complete: flag, histories: number, incomplete: number, requests: number, rows: number, inPeriod: number },
    ...{ clockOffset: orNull(number), ended: time },
  }),
  [names.histories]: object({
    ...{ operation: text, of: orNull(text), complete: flag, rows: number, count: orNull(number), warnings: texts },
    ...{ error: orNull(object({ code: text, status: orNull(number), message: text })), ended: time },
  }),
  [names.requests]: object({
    ...{ time, operation: text, of: orNull(text), url: text, status: orNull(number), requestId: orNull(text) },
    ...{ date: orNull(text), bytes: number, sha256: text, file: orNull(text), rows: orNull(number) },
  }),
  [names.scope]: object({ operation: orNull(text), of: text, selected: flag, row }),
  [names.runs]: object({ operation: text, of: text, response: text, index: number, row }),
};

const ajv = new Ajv();
const compiled = new Map<string, ValidateFunction>();

/**
 * A value of a file, read from JSON.
 *
 * @throws {Error} for a text that is not JSON, or has another shape
 */
export function readShape<Value>(name: string, json: string): Value {
  const validate = compiled.get(name) ?? ajv.compile(schemas[name] ?? {});
  compiled.set(name, validate);
  const value: Value = JSON.parse(json);
  if (!validate(value)) throw new Error(ajv.errorsText(validate.errors, { dataVar: 'it' }));
  return value;
}
