import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Miniflare, Response as WorkerResponse } from 'miniflare';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { page } from './service.ts';

/** A worker with one client for all its requests, which outlives each of them. */
const worker = `
import { createBackupClient } from '@scp-backup/client';

const credentials = { accessKey: 'test-key', secretKey: 'test-secret' };
const backup = createBackupClient({ region: 'kr-west1', environment: 'e', credentials });

export default {
  async fetch() {
    const { count } = await backup.listBackupRestoreHistories({ backup_id: 'an-id' });
    return Response.json({ count });
  },
};
`;

let miniflare: Miniflare;
let requests = 0;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: worker, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'import'],
    write: false,
  });
  miniflare = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? '',
    compatibilityDate: '2025-01-01',
    cf: false,
    outboundService: () => {
      requests += 1;
      return WorkerResponse.json(page);
    },
  });
  await miniflare.ready;
});

afterAll(() => miniflare.dispose());

async function visit(): Promise<unknown> {
  const response = await miniflare.dispatchFetch('http://localhost/');
  return response.json();
}

test('one client serves all requests of a worker, also those that wait for its pace', async () => {
  const visits = await Promise.all(Array.from({ length: 20 }, visit));
  expect(visits).toEqual(Array.from({ length: 20 }, () => ({ count: 1 })));
  // The requests that waited have ended, and with them their timers.
  expect(await visit()).toEqual({ count: 1 });
  expect(await visit()).toEqual({ count: 1 });
  expect(requests).toBe(22);
});
