import { createPrismEngine } from '@scp-backup/mock/prism';
import { describe, expect, test } from 'vitest';
import { description } from './second-operation.ts';
import { call, firstError, start } from './wire.ts';

/** Another API that brings no validators, so that only Prism can refuse what its document does not allow. */
const { validateParameter: _, validateResponse: __, ...document } = description;
const path = '/v2/vaults/vault-1/snapshots';

describe('Prism alone', () => {
  test('refuses a parameter that only the schema of the document forbids', async () => {
    const mock = await start({ engine: 'prism', description: document });
    expect((await call(mock, `${path}?ratio=1.5`)).status).toBe(200);
    const reply = await call(mock, `${path}?ratio=0.3`);
    expect(reply.status).toBe(400);
    expect(firstError(reply)).toMatchObject({ code: 'ValidationError', detail: [expect.stringContaining('ratio')] });
  });

  test('refuses a response that does not fit the document', async () => {
    const data = { listSnapshots: [{ label: 'too long' }] };
    const mock = await start({ engine: 'prism', description: document, data });
    const reply = await call(mock, path);
    expect(reply.status).toBe(500);
    expect(firstError(reply).detail[1]).toMatch(/label.*5 characters/);
  });
});

test('mocks of one document share an engine', async () => {
  const own = structuredClone(document.document ?? {});
  expect(createPrismEngine(own)).toBe(createPrismEngine(own));
});
