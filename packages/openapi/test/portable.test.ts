import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly allowReserved?: boolean;
  readonly schema: { readonly type: unknown; readonly enum?: readonly unknown[] };
}

async function read(name: string) {
  const path = fileURLToPath(import.meta.resolve(`@scp-backup/openapi/${name}.json`));
  return JSON.parse(await readFile(path, 'utf8'));
}

const main = await read('openapi.en');
const portable = await read('openapi.portable');
const inQuery = (document: typeof main) =>
  (Object.values(document.components.parameters) as Parameter[]).filter((one) => one.in === 'query');

describe('the portable document', () => {
  test.each(inQuery(portable).map((one) => [one.name, one] as const))('does not send null for %s', (_, { schema }) => {
    expect(schema.type).toMatch(/^(string|integer|number|boolean)$/);
    expect(schema.enum ?? []).not.toContain(null);
  });

  test('lets clients encode every reserved character', () => {
    expect(inQuery(portable).filter((one) => one.allowReserved)).toEqual([]);
  });

  test('names the default dialect, which the main document must not: Prism would validate nothing', () => {
    expect(portable.jsonSchemaDialect).toBe('https://spec.openapis.org/oas/3.1/dialect/base');
    expect(main.jsonSchemaDialect).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  test('keeps null in responses, and everything else as it is', () => {
    expect(portable.components.schemas).toEqual(main.components.schemas);
    expect(portable.paths).toEqual(main.paths);
  });
});

describe('the main document', () => {
  test('says null in the query as the vendor does', () => {
    expect(inQuery(main).map(({ schema }) => [schema.type].flat().includes('null'))).not.toContain(false);
  });

  test('allows the characters that clients of the service send as they are', () => {
    expect(
      inQuery(main)
        .filter((one) => one.allowReserved)
        .map((one) => one.name),
    ).toEqual(['sort', 'start_time', 'end_time']);
  });

  test('has one server for each environment, and tells them apart by their URL', () => {
    expect(main.servers.map((one: { url: string }) => one.url)).toEqual([
      'https://backup.{region}.s.samsungsdscloud.com',
      'https://backup.{region}.g.samsungsdscloud.com',
      'https://backup.{region}.e.samsungsdscloud.com',
    ]);
  });
});
