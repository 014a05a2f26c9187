import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { backup_id, client, failure, failureOf, serve, unusedUrl } from './service.ts';

describe('no response', () => {
  test('is the code network, with the cause as it is', async () => {
    const url = await unusedUrl();
    const error = await failure(url);
    expect(error).toMatchObject({ code: 'network', message: expect.stringContaining(url) });
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(error.cause).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  test('of HTTP keeps the code of the parser, and none of its raw bytes', async () => {
    const service = await serve((request) => {
      request.socket.end(`HTTP/1.1 200 OK\r\nX: ${request.headers['scp-signature']}\x00\r\n\r\n`);
    });
    const error = await failure(service.url);
    expect(error).toMatchObject({
      code: 'network',
      cause: { cause: { code: expect.stringMatching(/^HPE_/), data: undefined } },
    });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(service.requests[0]?.headers['scp-signature']);
  });

  test('within the time allowed is the code timeout', async () => {
    const service = await serve(() => {});
    expect(await failure(service.url, { timeout: 20 })).toMatchObject({ code: 'timeout', attempts: 1 });
  });

  test('because of the caller’s signal is the code aborted, with its reason', async () => {
    const service = await serve(() => controller.abort('enough'));
    const controller = new AbortController();
    const call = client(service.url).listBackupRestoreHistories({ backup_id }, { signal: controller.signal });
    expect(await failureOf(call)).toMatchObject({ code: 'aborted', cause: 'enough', attempts: 1 });
  });

  test.each(['credentials', 'headers'])('because the function given as %s fails is not retried', async (parameter) => {
    const source = vi.fn(() => Promise.reject(new Error('locked')));
    const error = await failure('http://127.0.0.1:1', { [parameter]: source, retry: { baseDelay: 1 } });
    expect(error).toMatchObject({ code: 'invalidArgument', parameter, attempts: 0, cause: { message: 'locked' } });
    expect(source).toHaveBeenCalledOnce();
  });
});
