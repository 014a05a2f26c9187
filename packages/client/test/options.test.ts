import { createRequire } from 'node:module';
import { type BackupClientOptions, createBackupClient, isBackupError } from '@scp-backup/client';
import { describe, expect, test } from 'vitest';
import { client, failure, once, page } from './failing.ts';
import { backup_id } from './rows.ts';
import { credentials, json, serve } from './server.ts';

describe('options that cannot be used', () => {
  test.each([
    ['baseUrl', { baseUrl: 'http://127.0.0.1/?' }],
    ['baseUrl', { baseUrl: 'http://127.0.0.1/#' }],
    ['timeout', { timeout: Number.NaN }],
    ['retry.overall', { retry: { overall: Number.NaN } }],
    ['apiVersion', { apiVersion: 'backup\n1.1' }],
    ['language', { language: '한국어' as 'ko-KR' }],
    ['timeout', { timeout: 5n }],
    ['retry.attempts', { retry: { attempts: 2n } }],
    ['retry.random', { retry: { random: 0.5 } }],
    ['retry', { retry: 3 }],
    ['pace', { pace: true }],
    ['pace.burst', { pace: { burst: Symbol('many') } }],
    ['clock', { clock: 'UTC' }],
    ['clock.now', { clock: { now: 5 } }],
    ['fetch', { fetch: {} }],
    ['validate', { validate: 'warn' }],
    ['headers', { headers: 'X-Session: token-of-a-session' }],
    ['baseUrl', { baseUrl: Symbol('address') }],
    ['baseUrl', { baseUrl: Object.create(null) }],
  ])('%s is refused', (parameter, options) => {
    expect(() => client('http://127.0.0.1:1', options as Partial<BackupClientOptions>)).toThrow(
      expect.objectContaining({ code: 'invalidArgument', parameter }),
    );
  });

  test.each([
    { retry: { attempts: null, random: null, baseDelay: null } },
    { pace: { perMinute: null, burst: null } },
    { clock: { now: null, threshold: null } },
    { fetch: null, validate: null, headers: null, timeout: null, language: null, apiVersion: null, clock: null },
  ])('%o is as good as none', async (options) => {
    const service = await serve((_, response, number) => json(response, number === 1 ? 503 : 200, page));
    const given = { retry: { baseDelay: 1 }, ...options } as unknown as Partial<BackupClientOptions>;
    expect(await client(service.url, given).listBackupRestoreHistories({ backup_id })).toEqual(page);
  });

  test('options that cannot be read', () => {
    const locked = {
      credentials,
      get baseUrl(): string {
        throw new TypeError('locked');
      },
    };
    expect(() => createBackupClient(locked)).toThrow(expect.objectContaining({ code: 'invalidArgument' }));
  });

  test.each([
    Object.create(AbortSignal.prototype),
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    ),
    {
      aborted: false,
      addEventListener: () => {
        throw new Error('no');
      },
    },
  ])('a signal that cannot be used is refused', async (signal) => {
    const call = client('http://127.0.0.1:1').listBackupRestoreHistories({ backup_id }, { signal });
    await expect(call).rejects.toMatchObject({ code: 'invalidArgument', parameter: 'signal' });
  });

  test('no options at all, and credentials that fail when they are read', async () => {
    const refused = (parameter: string) => expect.objectContaining({ code: 'invalidArgument', parameter });
    for (const options of [undefined, null, 'options']) {
      expect(() => createBackupClient(options as unknown as BackupClientOptions)).toThrow(refused('options'));
    }
    const locked = {
      ...credentials,
      get secretKey(): string {
        throw new TypeError('locked');
      },
    };
    expect(() => client('http://127.0.0.1:1', { credentials: locked })).toThrow(refused('credentials'));
    const service = await serve((_, response) => json(response, 200, page));
    const told = await failure(service.url, { credentials: () => locked });
    expect(told).toMatchObject({ code: 'authentication', cause: { message: 'locked' } });
  });

  test.each([
    ['a name', { 'X Session': '1' }],
    ['no text', { 'X-Session': undefined }],
    ['a list of texts', { 'X-Session': ['1', '2'] }],
    ['what the runtime does', { 'Transfer-Encoding': 'chunked' }],
    ['what names the host', { Host: 'elsewhere' }],
  ])('headers with %s are refused once', async (_, headers) => {
    const service = await serve((_, response) => json(response, 200, page));
    for (const given of [headers, () => headers]) {
      const error = await failure(service.url, { headers: given as never, retry: { attempts: 3 } });
      expect(error).toMatchObject({ code: 'invalidArgument', parameter: 'headers' });
    }
    expect(service.requests.length).toBe(0);
  });

  test('no headers are none', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    for (const headers of [null, undefined, {}, () => undefined, async () => null]) {
      expect(
        await client(service.url, { headers: headers as never }).listBackupRestoreHistories({ backup_id }),
      ).toEqual(page);
    }
  });

  test.each([
    [{ onProgress: 'often' }, 'onProgress'],
    [{ onWarning: {} }, 'onWarning'],
    [{ limit: 5n }, 'limit'],
    [{ prefetch: Symbol('many') }, 'prefetch'],
  ])('%o of a walk is refused', async (options, parameter) => {
    const call = client('http://127.0.0.1:1').listBackupRestoreHistories({ backup_id }, options as never);
    await expect(call.all()).rejects.toMatchObject({ code: 'invalidArgument', parameter });
  });

  test('null is as good as none', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    const options = { onProgress: null, onWarning: null, limit: null, prefetch: null, signal: null };
    const call = client(service.url).listBackupRestoreHistories({ backup_id }, options as never);
    expect(await call.all()).toEqual(page.contents);
  });

  test('input that cannot be read is refused', async () => {
    const locked = {
      get epochMilliseconds(): number {
        throw new TypeError('locked');
      },
    };
    const call = client('http://127.0.0.1:1').listBackupRestoreHistories({ backup_id, start_time: locked });
    await expect(call).rejects.toMatchObject({ code: 'invalidArgument', cause: { message: 'locked' } });
  });

  test('a signal of another kind works as one of the runtime', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    const listeners: (() => void)[] = [];
    const own = {
      aborted: false,
      reason: 'enough',
      addEventListener: (_: string, listener: () => void) => listeners.push(listener),
    };
    const backup = client(service.url);
    const call = () => backup.listBackupRestoreHistories({ backup_id }, { signal: own as unknown as AbortSignal });
    expect(await call()).toEqual(page);
    expect(await call().all()).toEqual(page.contents);
    own.aborted = true;
    for (const listener of listeners) listener();
    await expect(call().all()).rejects.toMatchObject({ code: 'aborted', cause: 'enough' });
    expect(listeners.length).toBe(1);
  });

  test('a signal that is none is refused before anything is sent', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    const call = client(service.url).listBackupRestoreHistories({ backup_id }, { signal: {} as AbortSignal });
    await expect(call).rejects.toMatchObject({ code: 'invalidArgument', parameter: 'signal' });
    await expect(call.all()).rejects.toMatchObject({ code: 'invalidArgument', parameter: 'signal' });
    expect(service.requests.length).toBe(0);
  });
});

test('the client of a program in CommonJS works, and its errors are known to both kinds of module', async () => {
  const required = createRequire(import.meta.url)('@scp-backup/client') as typeof import('@scp-backup/client');
  const service = await serve((_, response, number) => json(response, number < 3 ? 200 : 403, page));
  const backup = required.createBackupClient({ baseUrl: service.url, credentials, retry: once });
  expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
  const params = { path: { backup_id } };
  expect((await backup.GET('/v1/backups/{backup_id}/restore-histories', { params })).data).toEqual(page);
  const error = await backup.listBackupRestoreHistories({ backup_id }).catch((error: unknown) => error);
  expect(isBackupError(error)).toBe(true);
});
