import { createRequire } from 'node:module';
import type { MockOptions, SchemaViolation } from '@scp-backup/mock';
import { operations, responses } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { validateParameter, validateResponse } from '@scp-backup/openapi/validate';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const parent = {
  name: 'vault_name',
  in: 'path',
  required: true,
  schema: { type: 'string', minLength: 2 },
  example: 'vault-1',
};
const query = (name: string, schema: object, required = false) => ({ name, in: 'query', required, schema });
const rows = [
  { label: 'one', level: 3, open: true },
  { label: 'two', level: 1, open: false },
  { label: 'three', level: 2, open: true },
  { label: 'four', level: 2, open: true },
  { label: 'five', level: 5, open: true },
];

/** Other names everywhere, rows that do not name their parent, no sort, pages from 1, and a count of the page. */
const snapshots = {
  get: {
    operationId: 'listSnapshots',
    parameters: [
      parent,
      query('pageNumber', { type: 'integer', minimum: 1, default: 1 }),
      query('limit', { type: 'integer', minimum: 1, maximum: 3, default: 2 }),
      query('level', { type: 'integer' }),
      query('least', { type: 'number' }),
      query('open', { type: 'boolean' }),
      query('tag', { type: 'array', items: { type: 'string', maxLength: 3 } }),
      query('ratio', { type: 'number', multipleOf: 0.5 }),
    ],
    responses: {
      '200': {
        description: 'OK',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['snapshots', 'shown', 'note'],
              additionalProperties: false,
              properties: {
                note: { type: 'string' },
                shown: { type: 'integer' },
                snapshots: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['label'],
                    properties: {
                      label: { type: 'string', maxLength: 5 },
                      level: { type: 'integer' },
                      open: { type: 'boolean' },
                    },
                  },
                },
              },
            },
            examples: { five: { value: { note: 'from the example', shown: 5, snapshots: rows } } },
          },
        },
      },
    },
  },
};

/** An operation that states no behaviour. */
const vault = {
  get: {
    operationId: 'getVault',
    parameters: [parent, query('depth', { type: 'integer' }, true)],
    responses: {
      '200': {
        description: 'OK',
        content: {
          'application/json': {
            schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
            examples: { big: { value: { name: 'big' } }, small: { value: { name: 'small' } } },
          },
        },
      },
      '404': { description: 'Not Found' },
    },
  },
};

const document = structuredClone(createRequire(import.meta.url)('@scp-backup/openapi/openapi.en.json'));
document.paths['/v2/vaults/{vault_name}/snapshots'] = snapshots;
document.paths['/v2/vaults/{vault_name}'] = vault;

const name = { in: 'path', required: true, type: 'string', minLength: 2 } as const;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

function check(schema: object, value: unknown): readonly SchemaViolation[] {
  const validate = ajv.compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => ({ pointer: instancePath, message }));
}

const added = { listSnapshots: snapshots, getVault: vault };
const get = (id: string) => added[id as keyof typeof added]?.get;

/** The backup service with two more operations: what the generator would make of them. */
export const description: NonNullable<MockOptions['description']> = {
  document,
  responses: {
    ...responses,
    listSnapshots: { '200': { source: 'documented', mediaTypes: ['application/json'] } },
    getVault: { '200': { source: 'documented', mediaTypes: ['application/json'] } },
  },
  validateParameter(id, name, value) {
    const found = get(id)?.parameters.find((one) => one.name === name);
    return found ? check(found.schema, value) : validateParameter(id, name, value);
  },
  validateResponse(id, status, body, mediaType) {
    const found = get(id)?.responses['200'].content['application/json'].schema;
    return found ? check(found, body) : validateResponse(id, status, body, mediaType);
  },
  operations: {
    ...operations,
    listSnapshots: {
      id: 'listSnapshots',
      method: 'GET',
      path: '/v2/vaults/{vault_name}/snapshots',
      command: ['snapshots', 'list'],
      parameters: {
        vault_name: name,
        pageNumber: { in: 'query', type: 'integer', minimum: 1, default: 1 },
        limit: { in: 'query', type: 'integer', minimum: 1, maximum: 3, default: 2 },
        level: { in: 'query', type: 'integer' },
        least: { in: 'query', type: 'number' },
        open: { in: 'query', type: 'boolean' },
        tag: { in: 'query', type: 'array' },
        ratio: { in: 'query', type: 'number' },
      },
      list: {
        items: 'snapshots',
        parent: { parameter: 'vault_name' },
        count: { property: 'shown', means: 'page' },
        page: { parameter: 'pageNumber', first: 1 },
        size: { parameter: 'limit', default: 2, maximum: 3 },
        filters: [
          { parameter: 'level', field: 'level', test: 'equals' },
          { parameter: 'least', field: 'level', test: 'from' },
          { parameter: 'open', field: 'open', test: 'equals' },
          { parameter: 'tag', field: 'label', test: 'equals' },
        ],
      },
    },
    getVault: {
      id: 'getVault',
      method: 'GET',
      path: '/v2/vaults/{vault_name}',
      command: [],
      parameters: { vault_name: name, depth: { in: 'query', required: true, type: 'integer' } },
    },
  },
  examples: {
    ...examples,
    listSnapshots: {
      parameters: { vault_name: 'vault-1' },
      responses: { '200': { five: { note: 'from the example', shown: 5, snapshots: rows } } },
    },
    getVault: {
      parameters: { vault_name: 'vault-1' },
      responses: { '200': { big: { name: 'big' }, small: { name: 'small' } }, '404': {} },
    },
  },
};
