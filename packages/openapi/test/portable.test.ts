import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly allowReserved?: boolean;
  readonly schema: { readonly type: unknown; readonly format?: string; readonly enum?: readonly unknown[] };
}

interface Reference {
  readonly $ref: string;
}

interface Operation {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly responses: object;
}

interface Document {
  readonly jsonSchemaDialect: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly parameters?: Operation['parameters']; readonly get: Operation }>>;
  readonly components: {
    readonly schemas: object;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

async function read(name: string): Promise<Document> {
  const path = fileURLToPath(import.meta.resolve(`@scp-backup/openapi/${name}.json`));
  return JSON.parse(await readFile(path, 'utf8'));
}

const main = await read('openapi.en');
const portable = await read('openapi.portable');
const documented = ['/v1/backups/{backup_id}/restore-histories', '/v1/backups'];

/** The query parameters of some paths. */
function inQuery({ paths, components }: Document, names: readonly string[] = Object.keys(paths)): readonly Parameter[] {
  return names
    .flatMap((name) => [...(paths[name]?.parameters ?? []), ...(paths[name]?.get.parameters ?? [])])
    .map((one) => ('$ref' in one ? components.parameters[one.$ref.replace(/^.*\//, '')] : one) as Parameter)
    .filter((one) => one.in === 'query');
}

describe('the portable document', () => {
  test('lets no client send null in a query', () => {
    expect(inQuery(portable).filter(({ schema }) => typeof schema.type !== 'string')).toEqual([]);
    expect(inQuery(portable).filter(({ schema }) => schema.enum?.includes(null))).toEqual([]);
  });

  test('lets clients encode every reserved character', () => {
    expect(inQuery(portable).filter((one) => one.allowReserved)).toEqual([]);
  });

  test('names the default dialect, which the main document must not: Prism would validate nothing', () => {
    expect(portable.jsonSchemaDialect).toBe('https://spec.openapis.org/oas/3.1/dialect/base');
    expect(main.jsonSchemaDialect).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  test('keeps null in responses, and every operation', () => {
    const responses = ({ paths }: Document) => Object.entries(paths).map(([path, { get }]) => [path, get.responses]);
    expect(portable.components.schemas).toEqual(main.components.schemas);
    expect(responses(portable)).toEqual(responses(main));
  });
});

describe('the main document', () => {
  test('says null in the query as the vendor does', () => {
    const nullable = inQuery(main, documented).filter(({ schema }) => [schema.type].flat().includes('null'));
    expect(nullable).toEqual(inQuery(main, documented));
  });

  test('allows the `:` of sorts and times, which the client sends as it is', () => {
    const withColon = inQuery(main, documented).filter(
      ({ name, schema }) => name === 'sort' || schema.format === 'date-time',
    );
    expect(withColon.map((one) => one.name)).toEqual(['sort', 'start_time', 'end_time', 'sort']);
    expect(withColon.filter((one) => !one.allowReserved)).toEqual([]);
  });

  test('has one server for each environment, and tells them apart by their URL', () => {
    expect(main.servers.map(({ url }) => url)).toEqual([
      'https://backup.{region}.s.samsungsdscloud.com',
      'https://backup.{region}.g.samsungsdscloud.com',
      'https://backup.{region}.e.samsungsdscloud.com',
    ]);
  });
});
