import { dereference } from '../../packages/openapi/src/pointer.ts';

/** The parts of an OpenAPI 3.1 document that the generator reads. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  default?: unknown;
  description?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  'x-extensible-enum'?: string[];
  'x-scp-source'?: string | Record<string, string>;
  'x-scp-since'?: string;
  'x-scp-values-since'?: Record<string, string>;
}

export interface ParameterObject {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  example?: unknown;
  schema: Schema;
  'x-scp-since'?: string;
}

export interface ExampleObject {
  value?: unknown;
  'x-scp-source'?: string;
}

export interface MediaTypeObject {
  schema: Schema;
  example?: unknown;
  examples?: Record<string, ExampleObject | { $ref: string }>;
}

export interface ResponseObject {
  description: string;
  content?: Record<string, MediaTypeObject>;
  'x-scp-source'?: string;
}

export interface OperationObject {
  operationId: string;
  summary?: string;
  description?: string;
  parameters?: (ParameterObject | { $ref: string })[];
  responses: Record<string, ResponseObject | { $ref: string }>;
  [extension: `x-${string}`]: unknown;
}

export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; 'x-scp-versions': string[] };
  servers: {
    url: string;
    variables?: Record<string, { default: string; enum?: string[] }>;
    'x-scp-environment'?: string;
  }[];
  paths: Record<string, Record<string, unknown>>;
  components: {
    schemas?: Record<string, Schema>;
    securitySchemes?: Record<string, { type: string; in: string; name: string }>;
    [kind: string]: unknown;
  };
  [key: string]: unknown;
}

/**
 * Follows `$ref`s within the document until something that is not one.
 *
 * @throws where a reference leads nowhere
 */
export function resolve<T extends object>(document: OpenApiDocument, value: T | { $ref: string }): T {
  const found = dereference(document, value);
  if (found === undefined) throw new Error(`the reference ${(value as { $ref: string }).$ref} leads nowhere`);
  return found as T;
}

/** The properties of an object schema. */
export function propertiesOf(
  document: OpenApiDocument,
  schema: Schema,
): { properties: Record<string, Schema>; required: string[] } {
  const { properties = {}, required = [] } = resolve<Schema>(document, schema);
  return { properties, required };
}

export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
