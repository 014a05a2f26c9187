import { createServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { client, failure, failureOf, page, shownOf } from './failing.ts';
import { backup_id } from './rows.ts';
import { credentials, json, serve } from './server.ts';

describe('no secret is shown', () => {
  const { secretKey } = credentials;

  test('where a text is cut within it', async () => {
    for (const status of [200, 500]) {
      for (let before = 120; before < 220; before += 1) {
        if (before % 7) continue;
        const service = await serve((request, response) =>
          response.writeHead(status).end(`${'.'.repeat(before)}${secretKey} ${request.headers['scp-signature']}`),
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

  test('by a middleware’s answer, or where a middleware looks on', async () => {
    const long = { errors: [{ detail: `${'.'.repeat(150)}${secretKey}`, request_id: 'id-1', code: 'x'.repeat(300) }] };
    const service = await serve((_, response) => json(response, 404, long));
    const looking = client(service.url);
    looking.use({ onRequest: () => undefined });
    const answering = client(service.url);
    answering.use({ onResponse: () => Response.json(long, { status: 404 }) });
    for (const backup of [looking, answering]) {
      const error = await failureOf(backup);
      expect(error).toMatchObject({ code: 'notFound', requestIds: ['id-1'] });
      expect(shownOf(error)).not.toContain(secretKey.slice(0, 8));
    }
  });

  test('by half of it, where a body is too long or its connection breaks', async () => {
    const half = secretKey.slice(0, -3);
    for (const before of [0, 16_384 - 20]) {
      const service = await serve((_, response) => {
        response.writeHead(500, { 'Content-Length': '99999' });
        response.write(`${'<b>'.repeat(Math.ceil(before / 3)).slice(0, before)}${before ? secretKey.repeat(9) : half}`);
        setImmediate(() => response.destroy());
      });
      expect(shownOf(await failure(service.url))).not.toContain(secretKey.slice(0, 12));
    }
  });

  test.each([
    ['headers', new Headers({ 'X-Session': ' token-of-a-session ' })],
    ['pairs', [['X-Session', 'token-of-a-session'] as const]],
    ['a scheme and a token', { Authorization: 'Bearer token-of-a-session' }],
    ['cookies', { Cookie: 'theme=dark; sid=token-of-a-session' }],
    ['a parameter', { Authorization: 'Token token="token-of-a-session", realm="x"' }],
    ['a password', { Authorization: `Basic ${btoa('user:token-of-a-session')}` }],
  ])('of %s', async (_, headers) => {
    const service = await serve((_, response) => json(response, 500, { errors: [{ detail: 'token-of-a-session' }] }));
    const error = await failure(service.url, { headers });
    expect(error).toMatchObject({ texts: ['[redacted]'] });
    expect(service.requests.length).toBe(1);
  });

  test('of a middleware, and of one call', async () => {
    const service = await serve((_, response) => json(response, 500, { errors: [{ detail: 'token-of-a-session' }] }));
    const backup = client(service.url);
    backup.use({ onRequest: ({ request }) => request.headers.set('X-Session', 'token-of-a-session') });
    expect(await failureOf(backup)).toMatchObject({ texts: ['[redacted]'] });
  });

  test('of hundreds of calls at once, each with its own session, and of one session among many other headers', async () => {
    const service = await serve((request, response) =>
      json(response, 500, { errors: [{ detail: request.headers['x-auth-token'] ?? request.headers['x-session'] }] }),
    );
    let number = 0;
    const rotating = client(service.url, {
      headers: () => {
        number += 1;
        return { 'X-Session': `token-number-${number}`, 'X-Request-Id': `request-number-${number}` };
      },
    });
    const told = { texts: ['[redacted]'] };
    const errors = await Promise.all(Array.from({ length: 200 }, () => failureOf(rotating)));
    for (const error of errors) expect(error).toMatchObject(told);
    const constant = client(service.url, {
      headers: () => {
        number += 1;
        return { 'X-Auth-Token': 'token-of-a-session', 'X-Request-Id': `request-number-${number}` };
      },
    });
    for (let call = 0; call < 600; call++) expect(await failureOf(constant)).toMatchObject(told);
  });

  test('that is long and full of signs', async () => {
    const token = 'sid=ABC; a0="b";'.repeat(1000);
    const service = await serve((request, response) =>
      json(response, 500, { errors: [{ detail: request.headers['x-session']?.slice(0, 12_000) }] }),
    );
    expect(shownOf(await failure(service.url, { headers: { 'X-Session': token.slice(0, 12_000) } }))).not.toContain(
      'ABC',
    );
  });

  test('of credentials that were changed again and again, however long ago', async () => {
    const changed = { accessKey: 'key', secretKey: 'secret-number-0' };
    const service = await serve((_, response) => json(response, 500, { errors: [{ detail: 'secret-number-1' }] }));
    const backup = client(service.url, { credentials: changed });
    for (let number = 1; number < 9; number++) {
      changed.secretKey = `secret-number-${number}`;
      expect(await failureOf(backup)).toMatchObject({ texts: ['[redacted]'] });
    }
  });

  test.each<[string, (said: string) => unknown]>([
    ['an error', (said) => new Error(said)],
    ['a text', (said) => said],
    ['an object', (said) => ({ said })],
    ['an error with causes', (said) => new Error('a', { cause: new Error('b', { cause: { said } }) })],
    ['a name and a code', (said) => Object.assign(new Error('a'), { name: said, code: said })],
    ['more fields', (said) => Object.assign(new Error('a'), { request: { headers: { said } } })],
    [
      'causes without an end',
      (said) => {
        const error = new Error(said);
        error.cause = error;
        return error;
      },
    ],
    [
      'an error that cannot be read',
      () =>
        new Proxy(new Error('a'), {
          get: () => {
            throw new Error('no');
          },
        }),
    ],
  ])('by a function of the caller that throws %s', async (_, thrown) => {
    const service = await serve((_, response) => json(response, 200, page));
    const fail = async () => {
      throw thrown(secretKey);
    };
    let calls = 0;
    const rotating = () => (calls++ === 0 ? credentials : fail());
    const options = [
      { fetch: fail },
      { headers: fail },
      {
        validate: () => {
          throw thrown(secretKey);
        },
      },
    ];
    for (const one of options) {
      const error = await failure(service.url, one);
      expect(error).toMatchObject({ code: expect.stringMatching(/^(network|invalidArgument|unreadableResponse)$/) });
      expect(shownOf(error)).not.toContain(secretKey);
    }
    const backup = client(service.url, { credentials: rotating });
    expect(await backup.listBackupRestoreHistories({ backup_id })).toEqual(page);
    const error = await failureOf(backup);
    expect(error).toMatchObject({ code: 'authentication' });
    expect(shownOf(error)).not.toContain(secretKey);
  });
});
