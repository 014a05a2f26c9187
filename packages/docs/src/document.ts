import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { operations } from '@scp-backup/openapi';
import type { Language } from './languages.ts';
import { codeSamples } from './samples/index.ts';
import { type Source, texts } from './texts.ts';

/** What the site reads of the bundled OpenAPI document. */
export interface Document {
  info: { title: string; version: string; description: string };
  servers: { url: string; description: string; variables: Record<string, { enum: string[] }> }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    parameters: Record<string, Parameter>;
    responses: Record<string, Answer>;
    schemas: Record<string, Schema>;
    examples: Record<string, Example>;
    securitySchemes: Record<string, { name: string; description: string }>;
  };
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  parameters: (Parameter | { $ref: string })[];
  responses: Record<string, Answer | { $ref: string }>;
  'x-codeSamples'?: readonly { lang: string; label: string; source: string }[];
}

export interface Parameter {
  name: string;
  in: string;
  description: string;
  schema: Schema;
}

export interface Schema {
  $ref?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  'x-scp-source'?: Source;
}

export interface Answer {
  description: string;
  content?: Record<string, { examples?: Record<string, Example | { $ref: string }> }>;
  'x-scp-source'?: Source;
}

export interface Example {
  summary: string;
  value: unknown;
  'x-scp-source'?: Source;
}

/** The document of a language, with the generated samples at each operation. */
export async function readDocument(language: Language): Promise<Document> {
  const path = fileURLToPath(import.meta.resolve(`@scp-backup/openapi/openapi.${language}.json`));
  const document = JSON.parse(await readFile(path, 'utf8')) as Document;
  for (const operation of operationsOf(document)) {
    const entry = Object.values(operations).find(({ id }) => id === operation.operationId);
    if (!entry) throw new Error(`${operation.operationId} is not in the operation table: run npm run generate`);
    operation['x-codeSamples'] = codeSamples(entry);
  }
  return document;
}

export function operationsOf(document: Document): Operation[] {
  return Object.values(document.paths)
    .flatMap((path) => Object.values(path))
    .filter((value) => typeof value === 'object' && 'operationId' in value);
}

/** What a reference within the document points to. */
export function resolve<T extends object>(document: Document, value: T | { $ref: string }): T {
  if (!('$ref' in value)) return value;
  const parts = value.$ref.replace(/^#\//, '').split('/');
  let found: unknown = document;
  for (const part of parts) found = (found as Record<string, unknown>)[part.replaceAll('~1', '/')];
  return found as T;
}

/** The document with the source of each statement in its text, which is all that Redoc shows of it. */
export function withSources<T>(value: T, language: Language): T {
  if (Array.isArray(value)) return value.map((one) => withSources(one, language)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const told = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withSources(one, language)]));
  const source = texts[language].sources[told['x-scp-source'] as Source];
  const place = ['description', 'summary'].find((name) => typeof told[name] === 'string');
  if (source && place) told[place] = `${String(told[place]).trim()} (${source})`;
  return told as T;
}
