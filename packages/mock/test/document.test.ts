import { createRequire } from 'node:module';
import { operations } from '@scp-backup/openapi';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http/dist/utils/operations.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: false, logger: false });
addFormats.default(ajv);
const require = createRequire(import.meta.url);

/** Prism lets everything pass where a schema does not compile, and says nothing. */
describe.each(['en', 'ko'])('every schema of the document in %s', (language) => {
  test('compiles as Prism compiles it', async () => {
    const document = structuredClone(require(`@scp-backup/openapi/openapi.${language}.json`));
    const resources = await getHttpOperationsFromSpec(document);
    const schemas = resources.flatMap(({ request = {}, responses }) => [
      ...[request.query, request.path, request.headers].flatMap((list = []) => list.map(({ schema }) => schema)),
      ...responses.flatMap(({ contents = [], headers = [] }) => [...contents, ...headers].map(({ schema }) => schema)),
    ]);
    expect(schemas.length).toBeGreaterThan(Object.keys(operations).length * 10);
    for (const schema of schemas) {
      expect(schema).toHaveProperty('$schema', 'https://json-schema.org/draft/2020-12/schema');
      const bundled = { ...(schema as object), __bundled__: (resources[0] as { __bundled__?: object }).__bundled__ };
      expect(() => ajv.compile(bundled)).not.toThrow();
    }
  });
});
