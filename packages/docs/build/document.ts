import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Language } from './languages.ts';

/** Where a statement comes from that the vendor does not document. */
export type Source = 'vendor-code' | 'observed' | 'assumed';

export interface Sourced {
  /** Of the whole statement, or of single keywords of a schema. */
  readonly 'x-scp-source'?: Source | Readonly<Record<string, Source>>;
}

/** What the site reads of the bundled OpenAPI document. */
export interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly {
    readonly url: string;
    readonly description: string;
    readonly variables?: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
  }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, { readonly name: string; readonly description: string }>>;
  };
}

interface PathItem {
  /** Those of every operation of the path. */
  readonly parameters?: Operation['parameters'];
  readonly get?: Operation;
}

export interface Operation extends Sourced {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly responses: Readonly<Record<string, Answer | Reference>>;
}

export interface Reference {
  readonly $ref: string;
}

export interface Parameter extends Sourced {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description: string;
  readonly schema: Schema;
}

export interface Schema extends Sourced {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly unknown[];
  readonly 'x-extensible-enum'?: readonly string[];
  readonly 'x-scp-values-since'?: Readonly<Record<string, string>>;
  readonly 'x-scp-since'?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export interface Answer extends Sourced {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly description?: string } & Sourced>>;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface MediaType {
  readonly schema?: Schema;
  /** The one example, where there are no named ones. */
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

export interface Example extends Sourced {
  readonly summary: string;
  readonly value: unknown;
}

/** The bundled document of a language. */
export async function readDocument(language: Language): Promise<Document> {
  const path = fileURLToPath(import.meta.resolve(`@scp-backup/openapi/openapi.${language}.json`));
  return JSON.parse(await readFile(path, 'utf8'));
}

/** What a reference within the document points to. */
export function resolve<T extends object>(document: Document, value: T | Reference): T {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T;
  let found: unknown = document;
  for (const part of value.$ref.split('/').slice(1))
    found = (found as Record<string, unknown>)[part.replaceAll('~1', '/')];
  return found as T;
}

/** Every operation with its path, and with the parameters of that path. */
export function operationsOf(document: Document): readonly (readonly [path: string, operation: Operation])[] {
  return Object.entries(document.paths).flatMap(([path, { parameters = [], get }]) => {
    if (!get) return [];
    const description = get.description ?? get.summary;
    return [[path, { ...get, description, parameters: [...parameters, ...(get.parameters ?? [])] }] as const];
  });
}
