/** Other operations than the document's: another parent, another page, every type, and one that is no list. */
export const otherApi = `
import { defineConsole } from './element.ts';
import { createSandbox } from './sandbox.ts';
import { operations, responses, rows, service } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
const texts = (hint) => ({ listSnapshots: { summary: '', description: '', parameters: { limit: hint }, fields: {} } });
const name = { in: 'path', required: true, type: 'string', minLength: 2 };
const snapshots = [{ label: 'one', open: true }, { label: 'two', open: false }, { label: 'three', open: true }];
const shape = { source: 'documented', mediaTypes: ['application/json'] };
const api = {
  service,
  operations: {
    ...operations,
    listSnapshots: {
      id: 'listSnapshots', method: 'GET', path: '/v2/vaults/{vault_name}/snapshots', command: [],
      parameters: {
        vault_name: name,
        pageNumber: { in: 'query', type: 'integer', minimum: 1, default: 1 },
        limit: { in: 'query', type: 'integer', minimum: 1, maximum: 3, default: 2 },
        open: { in: 'query', type: 'boolean' },
        ratio: { in: 'query', type: 'number' },
      },
      list: {
        items: 'snapshots',
        parent: { parameter: 'vault_name' },
        page: { parameter: 'pageNumber', first: 1 },
        size: { parameter: 'limit', default: 2, maximum: 3 },
        filters: [{ parameter: 'open', field: 'open', test: 'equals' }],
      },
    },
    getVault: { id: 'getVault', method: 'GET', path: '/v2/vaults/{vault_name}', command: [], parameters: { vault_name: name } },
  },
  responses: { ...responses, listSnapshots: { 200: shape }, getVault: { 200: shape } },
  rows: { ...rows, listSnapshots: { label: { type: 'string' }, open: { type: 'boolean' } } },
  examples: {
    ...examples,
    listSnapshots: { parameters: { vault_name: 'vault-1' }, responses: { 200: { three: { snapshots } } } },
    getVault: { parameters: { vault_name: 'vault-1' }, responses: { 200: { big: { name: 'big' } } } },
  },
  texts: { en: texts('How \`many\`'), ko: texts('몇 개') },
  validateParameter: (id, parameter, value) => (parameter === 'ratio' && value % 0.5 !== 0 ? [{ pointer: '', message: 'must be multiple of 0.5' }] : []),
  validateResponse: () => [],
};
defineConsole({ ...api, sandbox: async () => createSandbox(api) });`;
