import { operations } from '@scp-backup/openapi';
import { examples } from '@scp-backup/openapi/examples';
import { freePort, type Running, start } from '@scp-backup/tooling/processes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { root } from '../release/manifests.ts';

const operation = operations.listBackupRestoreHistories;
const { parameters, responses } = examples.listBackupRestoreHistories;
const headers = { 'Scp-Accesskey': 'key', 'Scp-Signature': 'c2ln', 'Scp-Timestamp': '1', 'Scp-ClientType': 'Openapi' };

let prism: Running;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  prism = start(process.execPath, ['scripts/prism.mjs', '--port', String(port)], root);
  await prism.until(/is listening on/);
  url = `http://127.0.0.1:${port}${operation.path.replace('{backup_id}', parameters.backup_id)}`;
});

afterAll(async () => {
  prism.child.kill();
  await prism.ended;
});

describe('plain Prism on the bundled document', () => {
  test('answers with the documented example, without a violation', async () => {
    const response = await fetch(url, { headers });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(responses['200'].documented);
    expect(response.headers.get('sl-violations')).toBeNull();
  });

  test.each(Object.keys(responses['200']))('answers with the example %s on request', async (name) => {
    const response = await fetch(url, { headers: { ...headers, Prefer: `example=${name}` } });
    expect(await response.json()).toEqual(responses['200'][name as 'documented']);
    expect(response.headers.get('sl-violations')).toBeNull();
  });

  test('wants all four headers', async () => {
    for (const name of Object.keys(headers)) {
      const { [name as 'Scp-Signature']: _, ...rest } = headers;
      expect((await fetch(url, { headers: rest })).status, name).toBe(401);
    }
  });

  test('validates the parameters', async () => {
    for (const query of ['size=0', 'size=abc', 'page=-1', 'page=x', 'restore_state=DONE', 'start_time=2024-10-01']) {
      expect((await fetch(`${url}?${query}`, { headers })).status, query).toBe(400);
    }
    expect(
      (await fetch(`${url}?size=1&page=0&restore_state=FAILED&start_time=2024-10-01T00:00:00Z`, { headers })).status,
    ).toBe(200);
  });
});
