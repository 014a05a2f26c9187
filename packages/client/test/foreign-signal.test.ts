import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BackupClient } from '@scp-backup/client';
import { examples } from '@scp-backup/openapi/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** As a test environment with jsdom: another `AbortController` than the one whose signals Node accepts. */
class ForeignController {
  readonly #target: EventTarget & Partial<AbortSignal> = Object.assign(new EventTarget(), {
    aborted: false,
    reason: undefined,
    throwIfAborted() {
      if (this.aborted) throw this.reason;
    },
  });
  get signal(): AbortSignal {
    return this.#target as AbortSignal;
  }
  abort(reason: unknown = new DOMException('aborted', 'AbortError')): void {
    Object.assign(this.#target, { aborted: true, reason });
    this.#target.dispatchEvent(new Event('abort'));
  }
}

const { Request, AbortController } = globalThis;

/** Node 20 accepts what looks like a signal, Node 24 does not. */
class StrictRequest extends Request {
  constructor(input: string | URL | Request, init?: RequestInit) {
    if (init?.signal && !(init.signal instanceof AbortSignal))
      throw new TypeError('Expected signal to be an AbortSignal');
    super(input, init);
  }
}

const { backup_id } = examples.listBackupRestoreHistories.parameters;
const page = examples.listBackupRestoreHistories.responses['200'].documented;
const server = createServer((request, response) => {
  if (request.url?.includes(backup_id))
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(page));
});

let backup: BackupClient;

beforeAll(async () => {
  Object.assign(globalThis, { Request: StrictRequest, AbortController: ForeignController });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  // A module of its own, since the client asks the runtime once.
  const { createBackupClient } = await import(`${import.meta.resolve('@scp-backup/client')}?foreign`);
  const credentials = { accessKey: 'key', secretKey: 'secret' };
  backup = createBackupClient({ baseUrl: `http://127.0.0.1:${port}`, credentials });
});

afterAll(() => {
  Object.assign(globalThis, { Request, AbortController });
  server.close();
  server.closeAllConnections();
});

test('a call works where the runtime refuses the signals of the environment', async () => {
  expect(await backup.listBackupRestoreHistories({ backup_id }).all()).toEqual(page.contents);
});

test.each(['method', 'GET'])('a call of %s ends there with its signal', async (kind) => {
  const controller = new globalThis.AbortController();
  const { signal } = controller;
  const path = { backup_id: 'none' };
  const call =
    kind === 'GET'
      ? backup.GET('/v1/backups/{backup_id}/restore-histories', { params: { path }, signal })
      : backup.listBackupRestoreHistories(path, { signal }).then();
  setImmediate(() => controller.abort());
  await expect(call).rejects.toMatchObject({ code: 'aborted' });
});

test('a call ends there when its time is over', async () => {
  const call = backup.listBackupRestoreHistories({ backup_id: 'none' }, { timeout: 20, retry: false });
  await expect(call).rejects.toMatchObject({ code: 'timeout' });
});
