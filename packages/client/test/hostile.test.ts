import { createRequire } from 'node:module';
import { createServer, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { type BackupClientOptions, createBackupClient, createBucket, isBackupError } from '@scp-backup/client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { backup_id, row } from './rows.ts';
import { credentials, json, serve } from './server.ts';

const once = { attempts: 1 };
const page = { contents: [row(1)], count: 1 };
const repeated = (character: string, times: number) => character.repeat(times);

function client(baseUrl: string, options: Partial<BackupClientOptions> = {}) {
  return createBackupClient({ baseUrl, credentials, retry: once, ...options } as BackupClientOptions);
}

async function failure(baseUrl: string, options: Partial<BackupClientOptions> = {}): Promise<unknown> {
  return client(baseUrl, options)
    .listBackupRestoreHistories({ backup_id })
    .then(
      () => 'no failure',
      (error: unknown) => error,
    );
}

function shownOf(error: unknown): string {
  return inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + JSON.stringify(error) + String(error);
}

describe('a body of a failure', () => {
  test.each(['<', '<\n', '<style '])('that is nothing but %j holds nobody up', async (piece) => {
    const service = await serve((_, response) => response.writeHead(417).end(repeated(piece, 300_000)));
    expect(await failure(service.url)).toMatchObject({ code: 'firewall' });
  });

  test('may be nested as deep as it likes, or be as long', async () => {
    const deepLists = `${repeated('[', 20_000)}${repeated(']', 20_000)}`;
    const deepObjects = `${repeated('{"a":', 20_000)}1${repeated('}', 20_000)}`;
    for (const detail of [deepLists, deepObjects, JSON.stringify(repeated('x', 2_000_000))]) {
      const service = await serve((_, response) => response.writeHead(400).end(`{"errors":[{"detail":${detail}}]}`));
      const error = await failure(service.url);
      expect(error).toMatchObject({ code: 'badRequest', texts: [expect.any(String)] });
      expect(String(error).length).toBeLessThan(3000);
    }
  });

  test('that is cut off has its status still', async () => {
    const service = await serve((_, response) => {
      response.writeHead(404, { 'Content-Length': '500' });
      response.write('{"errors":[{"code":"NotFound","det');
      setImmediate(() => response.destroy());
    });
    expect(await failure(service.url)).toMatchObject({ code: 'notFound', status: 404 });
  });

  test.each([
    ['numbers and objects', { code: 40401, title: { ko: '없음' }, detail: true }, '40401: {"ko":"없음"}: true'],
    ['nothing but text', 'no such backup', 'no such backup'],
  ])('made of %s is told', async (_, error, text) => {
    const service = await serve((_, response) => json(response, 404, { errors: [error] }));
    expect(await failure(service.url)).toMatchObject({ code: 'notFound', texts: [text] });
  });
});

describe('no secret is shown', () => {
  const { secretKey } = credentials;

  test('where a text is cut within it', async () => {
    for (const status of [200, 500]) {
      for (let before = 120; before < 220; before += 1) {
        if (before % 7) continue;
        const service = await serve((request, response) =>
          response.writeHead(status).end(`${repeated('.', before)}${secretKey} ${request.headers['scp-signature']}`),
        );
        const shown = shownOf(await failure(service.url));
        expect(shown).not.toContain(secretKey.slice(0, 8));
        expect(shown).not.toContain(String(service.requests[0]?.headers['scp-signature']).slice(0, 20));
      }
    }
  });

  test('where the answer is none that can be parsed', async () => {
    const answers = [
      (said: string) => `HTTP/1.1 200 OK\r\nX-\u0001${said}\r\n\r\n`,
      (said: string) => `${said}\r\n\r\n`,
      (said: string) => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${said}\r\n`,
    ];
    for (const answer of answers) {
      let signature = '';
      const server = createServer((socket: Socket) => {
        socket.once('data', (data) => {
          signature = /scp-signature: (.*)\r/i.exec(data.toString())?.[1] ?? '';
          socket.end(answer(`${secretKey} ${signature}`));
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const error = await failure(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
      server.close();
      expect(error).toMatchObject({ code: 'network', cause: expect.any(Error) });
      expect(signature).not.toBe('');
      expect(shownOf(error)).not.toContain(secretKey);
      expect(shownOf(error)).not.toContain(signature);
    }
  });

  test('by other spellings of the signature', async () => {
    const spellings: ((signature: string) => string)[] = [
      (signature) => signature.replace(/=$/, ''),
      (signature) => signature.replaceAll('+', '-').replaceAll('/', '_').replace(/=$/, ''),
      (signature) => signature.replaceAll('+', '&#43;').replaceAll('/', '&#x2F;').replace('=', '&#61;'),
      (signature) => signature.replaceAll('+', '\\u002b').replace('=', '\\u003d'),
    ];
    for (const spell of spellings) {
      const service = await serve((request, response) =>
        response.writeHead(400).end(`got ${spell(String(request.headers['scp-signature']))}!`),
      );
      expect(await failure(service.url)).toMatchObject({ texts: ['got [redacted]!'] });
    }
  });

  test('in the versions, in headers of a session, or of credentials that were changed since', async () => {
    const changed = { accessKey: 'key', secretKey: 'the-first-secret-key' };
    const headers = { 'X-Session': 'token-of-a-session' };
    const service = await serve((request, response) => {
      const said = `${changed.secretKey} ${headers['X-Session']}`;
      if (request.url === '/') return json(response, 200, { versions: [{ id: said, status: said }] });
      json(response, 406, { errors: [{ detail: said }] });
    });
    const backup = client(service.url, { credentials: changed, headers });
    changed.secretKey = 'the-second-secret-key';
    const error = await backup.listBackupRestoreHistories({ backup_id }).catch((error: unknown) => error);
    expect(error).toMatchObject({ code: 'unsupportedVersion', versions: [expect.any(String)] });
    expect(shownOf(error)).not.toMatch(/second-secret|token-of/);
  });

  test('by a header that cannot be sent, which is not tried again', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    const error = await failure(service.url, { headers: { 'X-Session': 'token\nof-a-session' } });
    expect(error).toMatchObject({ code: 'invalidArgument', parameter: 'headers' });
    expect(shownOf(error)).not.toContain('of-a-session');
    expect(service.requests.length).toBe(0);
  });
});

describe('waiting', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('for credentials that never come ends with the call, and the next call asks anew', async () => {
    const service = await serve((_, response) => json(response, 200, page));
    let asked = 0;
    const backup = client(service.url, {
      timeout: 50,
      credentials: () => {
        asked += 1;
        return asked === 1 ? new Promise(() => {}) : credentials;
      },
    });
    await expect(backup.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject({ code: 'timeout' });
    expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
    expect(asked).toBe(2);
  });

  test('of a hundred calls for one signal is no reason for a warning', async () => {
    const warnings = vi.spyOn(process, 'emitWarning');
    const service = await serve((_, response) => json(response, 200, page));
    const { signal } = new AbortController();
    const backup = client(service.url);
    await Promise.all(Array.from({ length: 100 }, () => backup.listBackupRestoreHistories({ backup_id }, { signal })));
    expect(warnings).not.toHaveBeenCalled();
  });

  test('in line leaves the token to others when it is given up', async () => {
    const bucket = createBucket({ perMinute: 60, burst: 1 }, () => 0);
    await bucket.take();
    const controller = new AbortController();
    const waiting = Array.from({ length: 200 }, () => bucket.take(controller.signal).catch(() => 'left'));
    expect(bucket.wait()).toBe(201_000);
    controller.abort();
    await Promise.all(waiting);
    expect(bucket.wait()).toBe(1000);
  });

  test('for a token is not begun where it would not end in time, and the answer is told', async () => {
    const service = await serve((_, response) => json(response, 503, { errors: [{ code: 'Down' }] }));
    const backup = client(service.url, { retry: { overall: 3000, baseDelay: 1 }, pace: { perMinute: 1, burst: 1 } });
    await expect(backup.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject({
      code: 'server',
      status: 503,
      attempts: 1,
    });
  });

  test('after a Retry-After that is no date is the usual backoff', async () => {
    for (const value of ['-1', '1, 2', '+2']) {
      const random = vi.fn(() => 0);
      const service = await serve((_, response) => json(response, 429, {}, { 'Retry-After': value }));
      await failure(service.url, { retry: { attempts: 2, random } });
      expect(random).toHaveBeenCalled();
    }
  });
});

describe('a second sending because the clock was off', () => {
  const anHourAhead = () => ({ Date: new Date(Date.now() + 3_600_000).toUTCString() });

  test('counts as an attempt, of which there is one more than allowed at the most', async () => {
    const refuse = () => serve((_, response) => json(response, 401, {}, anHourAhead()));
    const [service, custom] = [await refuse(), await refuse()];
    expect(await failure(service.url)).toMatchObject({ code: 'authentication', attempts: 2 });
    expect(await failure(custom.url, { fetch: (request) => fetch(request) })).toMatchObject({ attempts: 2 });
    expect([service.requests.length, custom.requests.length]).toEqual([2, 2]);
  });

  test('is sent no sooner than there is a token for it', async () => {
    const service = await serve((_, response) => json(response, 401, {}, anHourAhead()));
    const options = { pace: { perMinute: 0.001, burst: 1 }, retry: { overall: 300 } };
    expect(await failure(service.url, options)).toMatchObject({ code: 'timeout', attempts: 1 });
    expect(service.requests.length).toBe(1);
  });
});

describe('options that cannot be used', () => {
  test.each([
    ['baseUrl', { baseUrl: 'http://127.0.0.1/?' }],
    ['baseUrl', { baseUrl: 'http://127.0.0.1/#' }],
    ['timeout', { timeout: Number.NaN }],
    ['retry.overall', { retry: { overall: Number.NaN } }],
    ['apiVersion', { apiVersion: 'backup\n1.1' }],
    ['language', { language: '한국어' as 'ko-KR' }],
  ])('%s is refused', (parameter, options) => {
    expect(() => client('http://127.0.0.1:1', options as Partial<BackupClientOptions>)).toThrow(
      expect.objectContaining({ code: 'invalidArgument', parameter }),
    );
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
