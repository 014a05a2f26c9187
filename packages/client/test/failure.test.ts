import { BackupError, isBackupError } from '@scp-backup/client';
import { describe, expect, test, vi } from 'vitest';
import { backup_id, client, failure, failureOf, json, page, serve } from './service.ts';

const entry = (fields: object) => ({ errors: [{ links: [], related_resources: [], response: null, ...fields }] });

describe('the response', () => {
  test.each<[string, number, unknown, object]>([
    [
      '401 of a wrong signature',
      401,
      entry({ code: 'HmacValidFail', title: null, detail: ['[HMAC] HMAC valid fail'] }),
      { code: 'authentication', texts: ['HmacValidFail: [HMAC] HMAC valid fail'] },
    ],
    [
      '401 of the gateway',
      401,
      {
        status: 'UNAUTHORIZED',
        name: 'Request was rejected by gateway',
        message: "Service Account catalog has not target's endpoint. target : scp-archivestorage_hmac",
      },
      {
        code: 'entitlement',
        texts: [
          "Request was rejected by gateway: Service Account catalog has not target's endpoint. target : scp-archivestorage_hmac",
        ],
      },
    ],
    ['403 as text', 403, 'Forbidden', { code: 'forbidden', texts: ['Forbidden'] }],
    [
      '403 with an object as response',
      403,
      entry({ detail: 'You do not have permission to Update.', response: { action_name: 'backup:Update' } }),
      { code: 'forbidden', texts: ['You do not have permission to Update.'] },
    ],
    [
      '404 of the service',
      404,
      entry({ code: 'NotFound', detail: ['no backup'], request_id: 'req-1', global_request_id: 'req-2' }),
      { code: 'notFound', requestIds: ['req-1', 'req-2'], texts: ['NotFound: no backup'] },
    ],
    [
      '404 of the gateway',
      404,
      { timestamp: 't', path: '/x', status: 404, error: 'Not Found', requestId: 'gw-1' },
      { code: 'unsignedOrUnknownRoute', requestIds: ['gw-1'], texts: ['Not Found'] },
    ],
    [
      '404 as a page',
      404,
      '<html><title>Samsung Cloud Platform</title></html>',
      { code: 'unsignedOrUnknownRoute', texts: ['Samsung Cloud Platform'] },
    ],
    [
      '400',
      400,
      entry({
        code: 'ValidationError',
        title: 'ValidationError',
        detail: ['size: must be a number', 'page: too small'],
      }),
      { code: 'badRequest', texts: ['ValidationError: ValidationError: size: must be a number: page: too small'] },
    ],
    [
      '400 with items that are not texts',
      400,
      entry({ code: 'C', detail: [{ a: 1 }, 7] }),
      { code: 'badRequest', texts: ['C: {"a":1}: 7'] },
    ],
    ['422', 422, '', { code: 'badRequest', texts: [] }],
    ['408', 408, '', { code: 'timeout' }],
    [
      '417 of the firewall',
      417,
      '<html><style>x{}</style><body>The request was <b>blocked</b></body></html>',
      { code: 'firewall', texts: ['The request was blocked'] },
    ],
    ['429', 429, 'slow down', { code: 'rateLimited' }],
    [
      '500',
      500,
      entry({ code: 'ContactAdminForAssistance', title: 'ContactAdminForAssistance', detail: 'two\nlines' }),
      { code: 'server', texts: ['ContactAdminForAssistance: ContactAdminForAssistance: two lines'] },
    ],
    ['502 as text', 502, 'Bad Gateway', { code: 'server', texts: ['Bad Gateway'] }],
    ['302', 302, '', { code: 'redirected' }],
  ])('%s has its code', async (_, status, body, expected) => {
    const service = await serve((_, response) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      response.writeHead(status, { Location: 'http://127.0.0.1:1/' }).end(text);
    });
    const error = await failure(service.url);
    expect(error).toBeInstanceOf(BackupError);
    expect(error).toMatchObject({ status, attempts: 1, nextStep: expect.any(String), ...expected });
    expect(error.message).toContain(
      `${service.url}/v1/backups/${backup_id}/restore-histories responded with ${status}`,
    );
  });

  test('406 names the versions that the service offers, asked for without a signature', async () => {
    const service = await serve((request, response) => {
      if (request.url === '/') return json(response, 200, { versions: [{ id: 'v1.4', status: 'CURRENT' }] });
      json(response, 406, entry({ code: 'NoSuchVersion' }));
    });
    const backup = client(service.url);
    const expected = {
      code: 'unsupportedVersion',
      versions: ['v1.4 CURRENT'],
      message: expect.stringContaining('v1.4'),
    };
    expect(await failureOf(backup.listBackupRestoreHistories({ backup_id }))).toMatchObject(expected);
    expect(service.requests[1]?.headers['scp-signature']).toBeUndefined();
  });

  test.each([
    ['text', 'none'],
    ['another form', '{"versions":{}}'],
    ['entries of another form', '{"versions":[null,7]}'],
  ])('406 fails without versions where the list of them is %s', async (_, list) => {
    const service = await serve((request, response) => {
      response.writeHead(request.url === '/' ? 200 : 406).end(list);
    });
    expect(await failure(service.url)).toMatchObject({ code: 'unsupportedVersion' });
  });

  test('406 reads no more of the list of versions than it can hold', async () => {
    let isClosed = false;
    let bytes = 0;
    const service = await serve((request, response) => {
      if (request.url !== '/') return json(response, 406, {});
      const piece = Buffer.alloc(2 ** 16, ' ');
      const pour = (): void => {
        do bytes += piece.length;
        while (response.write(piece) && !response.destroyed);
      };
      response.on('drain', pour).on('close', () => {
        isClosed = true;
      });
      pour();
    });
    expect(await failure(service.url)).toMatchObject({ code: 'unsupportedVersion' });
    await vi.waitFor(() => expect(isClosed).toBe(true));
    expect(bytes).toBeLessThan(32 * 2 ** 20);
  });

  test.each([
    ['a page of a proxy', '<html>', {}],
    ['nothing', '', {}],
    ['half a body', '{"contents":[', {}],
    ['a number', '7', {}],
    ['rows that are not objects', '{"contents":[1,"a"],"count":2}', {}],
    ['rows of null', '{"contents":[null],"count":1}', {}],
    ['no rows', '{"count":1}', {}],
    ['errors beside no rows', '{"contents":[],"count":0,"errors":[{"code":"X"}]}', {}],
    ['text that claims to be compressed', JSON.stringify(page), { 'Content-Encoding': 'gzip' }],
  ])('200 with %s is unreadable', async (_, body, headers) => {
    const service = await serve((_, response) => response.writeHead(200, headers).end(body));
    expect(await failure(service.url)).toMatchObject({ code: 'unreadableResponse', status: 200 });
  });

  test.each([204, 206])('%i is unreadable', async (status) => {
    const service = await serve((_, response) => response.writeHead(status).end(JSON.stringify(page)));
    expect(await failure(service.url)).toMatchObject({ code: 'unreadableResponse', status });
  });

  test('of a success with bytes that are not of its charset is unreadable, and never U+FFFD in a row', async () => {
    const named = Buffer.from(JSON.stringify({ contents: [{ name: '\xc7\xd1' }], count: 1 }), 'latin1');
    const service = await serve((_, response) => response.setHeader('Content-Type', 'application/json').end(named));
    expect(await failure(service.url)).toMatchObject({ code: 'unreadableResponse', status: 200 });
  });

  test('in another charset than UTF-8 is decoded by it', async () => {
    const blocked = Buffer.from([0xc2, 0xf7, 0xb4, 0xdc]);
    const service = await serve((_, response) => {
      response.writeHead(417, { 'Content-Type': 'text/plain; charset=euc-kr' }).end(blocked);
    });
    expect(await failure(service.url)).toMatchObject({ texts: ['차단'] });
  });

  test.each(['404 찾을 수 없음', '404 caf\xe9'])('with the status line %j has its status', async (line) => {
    const service = await serve((request) => request.socket.end(`HTTP/1.1 ${line}\r\nContent-Length: 2\r\n\r\n{}`));
    expect(await failure(service.url)).toMatchObject({ status: 404, attempts: 1 });
  });

  test('that is cut off has its status and code', async () => {
    const service = await serve((_, response) => {
      response.writeHead(404, { 'Content-Length': '500' });
      response.write('{"errors":[{"code":"NotFound","det');
      setImmediate(() => response.destroy());
    });
    expect(await failure(service.url)).toMatchObject({ code: 'notFound', status: 404 });
  });

  test.each(['[', '{"a":'])('nested as deep as %s goes has its code', async (piece) => {
    const detail = `${piece.repeat(50_000)}1${(piece === '[' ? ']' : '}').repeat(50_000)}`;
    const service = await serve((_, response) => response.writeHead(400).end(`{"errors":[{"detail":${detail}}]}`));
    expect((await failure(service.url)).message.length).toBeLessThan(2000);
  });

  test.each(['<', '<\n', '<style '])('of nothing but %j holds nobody up', async (piece) => {
    const service = await serve((_, response) => response.writeHead(417).end(piece.repeat(300_000)));
    expect(await failure(service.url)).toMatchObject({ code: 'firewall' });
  });

  test('with a thousand errors repeats twenty of them', async () => {
    const errors = Array.from({ length: 1000 }, (_, index) => ({ detail: `text ${index}`, request_id: `id ${index}` }));
    const service = await serve((_, response) => json(response, 400, { errors }));
    const { texts, requestIds } = await failure(service.url);
    expect([texts.length, requestIds.length]).toEqual([20, 20]);
  });

  test.each([200, 500])('%i without an end is read to a limit', async (status) => {
    let isClosed = false;
    const piece = Buffer.alloc(2 ** 18, '.');
    const service = await serve((_, response) => {
      const pour = (): void => {
        while (response.write(piece) && !response.destroyed);
      };
      response
        .writeHead(status)
        .on('drain', pour)
        .on('close', () => {
          isClosed = true;
        });
      pour();
    });
    expect(await failure(service.url)).toMatchObject({ status });
    await vi.waitFor(() => expect(isClosed).toBe(true));
  });
});

test('a text that ends with a full stop gets no second one before the next step', async () => {
  const service = await serve((_, response) => json(response, 404, entry({ code: 'NotFound', detail: 'Not found.' })));
  expect((await failure(service.url)).message).toMatch(/Not found\. Check the id/);
});

test('control and bidirectional characters of a response are no part of an error', async () => {
  const hostile = '\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202e\r\nFAKE,LINE\u2028';
  const service = await serve((_, response) => json(response, 400, entry({ code: hostile, request_id: hostile })));
  const error = await failure(service.url);
  expect(error.message + error.texts + error.requestIds).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
});

test.each([
  [new BackupError('network', 'x'), true],
  [new Error('x'), false],
  [undefined, false],
  ['network', false],
])('isBackupError(%s) is %s', (value, expected) => {
  expect(isBackupError(value)).toBe(expected);
});
