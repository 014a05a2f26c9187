import { inspect } from 'node:util';
import { BackupError, createBackupClient, readTime, restoreDuration, serializeQuery } from '@scp-backup/client';
import type { BackupRestoreHistory } from '@scp-backup/openapi';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { backup_id, row, rowsOf } from './rows.ts';
import { credentials, json, serve } from './server.ts';

const quick = { baseDelay: 1, maxDelay: 2 };

/** A service that pages as documented, with a limit of its own to the size of a page. */
function paging(
  total: number,
  most = Number.POSITIVE_INFINITY,
  change: (body: object, page: number) => object = (body) => body,
) {
  return serve((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const size = Math.min(Number(query.get('size') ?? 20), most);
    const page = Number(query.get('page') ?? 0);
    const contents = rowsOf(total).slice(page * size, (page + 1) * size);
    json(response, 200, change({ contents, count: total }, page));
  });
}

describe('a call', () => {
  test('sends what is signed, with the headers of the service', async () => {
    const service = await paging(1);
    const backup = createBackupClient({ baseUrl: `${service.url}/`, credentials, language: 'ko-KR' });
    const page = await backup.listBackupRestoreHistories({ backup_id, sort: 'created_at:desc', size: 5, page: null });
    expect(page).toEqual({ contents: [row(0)], count: 1 });
    expectTypeOf(page.contents).toEqualTypeOf<BackupRestoreHistory[] | null>();
    const [request] = service.requests;
    expect(request?.url).toBe(`/v1/backups/${backup_id}/restore-histories?size=5&sort=created_at:desc`);
    expect(request?.headers).toMatchObject({
      'accept-language': 'ko-KR',
      'scp-api-version': 'backup 1.1',
      accept: 'application/json',
    });
    expect(service.verdicts).toEqual([true]);
  });

  test('sends nothing before it is used, and one request however often it is awaited', async () => {
    const service = await paging(1);
    const backup = createBackupClient({ baseUrl: service.url, credentials });
    const call = backup.listBackupRestoreHistories({ backup_id });
    expect(service.requests.length).toBe(0);
    expect(await call).toBe(await call);
    expect(service.requests.length).toBe(1);
  });

  test('takes times as Date, zoned text and Temporal’s kind, and sends UTC', async () => {
    const service = await paging(0);
    const backup = createBackupClient({ baseUrl: service.url, credentials });
    await backup.listBackupRestoreHistories({
      backup_id,
      start_time: '2024-10-01T09:00:00+09:00',
      end_time: new Date('2024-10-02T00:00:00Z'),
    });
    await backup.listBackupRestoreHistories({ backup_id, start_time: { epochMilliseconds: 1_500 } });
    expect(service.requests[0]?.url).toMatch(/\?start_time=2024-10-01T00:00:00Z&end_time=2024-10-02T00:00:00Z$/);
    expect(service.requests[1]?.url).toMatch(/start_time=1970-01-01T00:00:01\.500Z$/);
    expect(service.verdicts).toEqual([true, true]);
  });

  test('knows the real hosts by region and environment', async () => {
    const urls: string[] = [];
    const fetch = async (request: Request) => {
      urls.push(request.url);
      return Response.json({ contents: [], count: 0 });
    };
    await createBackupClient({ region: 'kr-south2', environment: 'g', credentials, fetch }).listBackupRestoreHistories({
      backup_id,
    });
    expect(urls).toEqual([`https://backup.kr-south2.g.samsungsdscloud.com/v1/backups/${backup_id}/restore-histories`]);
    // @ts-expect-error there is no such pair
    expect(() => createBackupClient({ region: 'kr-south2', environment: 'e', credentials })).toThrow(
      /region must be one of kr-west1, kr-east1/,
    );
    expect(() => createBackupClient({ baseUrl: 'ftp://host', credentials })).toThrow(
      /baseUrl must be an http or https address/,
    );
  });
});

describe('bad input is refused before it is sent', () => {
  const bad: readonly [string, object, RegExp][] = [
    ['an unknown parameter', { restore_stat: 'FAILED' }, /no parameter restore_stat; it has backup_id, page/],
    ['no id', { backup_id: undefined }, /backup_id must be given/],
    ...['', 'a/b', '..', 'a%2f', 'a?b', 'a#b', 'a b'].map((id): [string, object, RegExp] => [
      `the id "${id}"`,
      { backup_id: id },
      /backup_id must be an id/,
    ]),
    ['a size below 1', { size: 0 }, /size must be a whole number from 1, not 0/],
    ['a page below 0', { page: -1 }, /page must be a whole number from 0/],
    ['half a page', { page: 1.5 }, /page/],
    ['a number as text', { size: '1e3' }, /size/],
    ['no number', { size: Number.NaN }, /size/],
    [
      'an unknown state',
      { restore_state: 'DONE' },
      /restore_state must be one of COMPLETED, FAILED, INPROGRESS, not "DONE"/,
    ],
    ['a time without a zone', { start_time: '2024-10-01T00:00:00' }, /start_time must be a time with a zone/],
    ['a day that does not exist', { start_time: '2024-02-30T00:00:00Z' }, /start_time/],
    ['no date', { end_time: new Date('x') }, /end_time.*Invalid Date/],
    [
      'an end before the start',
      { start_time: '2024-10-02T00:00:00Z', end_time: '2024-10-01T00:00:00Z' },
      /end_time must be start_time .* or later/,
    ],
    ['a sort of another form', { sort: 'created_at desc' }, /sort must be field:asc or field:desc/],
  ];

  test.each(bad)('%s', async (_, input, message) => {
    const service = await paging(1);
    const call = createBackupClient({ baseUrl: service.url, credentials }).listBackupRestoreHistories({
      backup_id,
      ...input,
    });
    await expect(call).rejects.toMatchObject({ code: 'invalidArgument', message: expect.stringMatching(message) });
    await expect(call.all()).rejects.toMatchObject({ code: 'invalidArgument' });
    expect(service.requests.length).toBe(0);
  });
});

describe('a query', () => {
  test('holds only what every server reads alike, and keeps every value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const text = serializeQuery({ name: value });
        expect(text).toMatch(/^name=[A-Za-z0-9\-_.~:,/?%]*$/);
        expect(decodeURIComponent(text.slice(5))).toBe(value);
        expect(new URL(`http://x/?${text}`).search).toBe(`?${text}`);
      }),
    );
  });
});

describe('a walk', () => {
  test.each([[0], [1], [19], [20], [1000], [1001], [2500]])(
    'gives each of %i rows once, in the stable order',
    async (total) => {
      const service = await paging(total);
      const rows = await createBackupClient({ baseUrl: service.url, credentials })
        .listBackupRestoreHistories({ backup_id })
        .all();
      expect(rows).toEqual(rowsOf(total));
      expect(service.requests[0]?.url).toContain('sort=created_at:asc');
    },
  );

  test('ends on an empty page, since a count may be the page’s', async () => {
    const service = await paging(3);
    await createBackupClient({ baseUrl: service.url, credentials }).listBackupRestoreHistories({ backup_id }).all();
    expect(service.requests.length).toBe(2);
  });

  test('goes on at the size that the service really gives, with and without pages ahead', async () => {
    for (const prefetch of [0, 3]) {
      const service = await paging(230, 50);
      const rows = await createBackupClient({ baseUrl: service.url, credentials })
        .listBackupRestoreHistories({ backup_id }, { prefetch })
        .all();
      expect(rows).toEqual(rowsOf(230));
    }
  });

  test('loses no row where the service cuts pages but counts their start by the size that was asked for', async () => {
    const service = await serve((request, response) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      const start = Number(query.get('page')) * Number(query.get('size'));
      json(response, 200, { contents: rowsOf(130).slice(start, start + 50), count: 130 });
    });
    const rows = await createBackupClient({ baseUrl: service.url, credentials })
      .listBackupRestoreHistories({ backup_id })
      .all();
    expect(rows).toEqual(rowsOf(130));
  });

  test('gives pages, stops at a limit, and tells its progress', async () => {
    const service = await paging(45);
    const progress: unknown[] = [];
    const backup = createBackupClient({ baseUrl: service.url, credentials });
    const call = backup.listBackupRestoreHistories(
      { backup_id, size: 20 },
      { onProgress: (one) => progress.push(one) },
    );
    const lengths: number[] = [];
    for await (const page of call.pages()) lengths.push(page.contents?.length ?? 0);
    expect(lengths).toEqual([20, 20, 5]);
    expect(progress.at(-1)).toEqual({ rows: 45, total: 45 });
    expect(await call.all({ limit: 25 })).toEqual(rowsOf(25));
  });

  test('takes null for no rows', async () => {
    const service = await serve((_, response) => json(response, 200, { contents: null, count: 0 }));
    expect(
      await createBackupClient({ baseUrl: service.url, credentials }).listBackupRestoreHistories({ backup_id }).all(),
    ).toEqual([]);
  });

  test('ends cleanly when the service gives everything on every page', async () => {
    const service = await serve((_, response) => json(response, 200, { contents: rowsOf(30), count: 30 }));
    expect(
      await createBackupClient({ baseUrl: service.url, credentials }).listBackupRestoreHistories({ backup_id }).all(),
    ).toEqual(rowsOf(30));
  });

  test('is an error when the same page comes again and rows are missing', async () => {
    const service = await serve((_, response) => json(response, 200, { contents: rowsOf(30), count: 90 }));
    const walked = createBackupClient({ baseUrl: service.url, credentials })
      .listBackupRestoreHistories({ backup_id })
      .all();
    await expect(walked).rejects.toMatchObject({ code: 'pagingIgnored' });
    // The second page and one more, since a service may count its pages from one.
    expect(service.requests.length).toBe(3);
  });

  test('ends when pages come round in a cycle that leaves the first page out', async () => {
    const service = await serve((request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page'));
      const start = page === 0 ? 0 : 30 * (1 + ((page - 1) % 3));
      json(response, 200, { contents: rowsOf(120).slice(start, start + 30), count: 9999 });
    });
    const walked = createBackupClient({ baseUrl: service.url, credentials })
      .listBackupRestoreHistories({ backup_id })
      .all();
    await expect(walked).rejects.toMatchObject({ code: 'pagingIgnored' });
  });

  test('survives a count that is wrong', async () => {
    for (const count of [1, 50]) {
      const service = await paging(65, 50, (body) => ({ ...body, count }));
      const rows = await createBackupClient({ baseUrl: service.url, credentials })
        .listBackupRestoreHistories({ backup_id })
        .all();
      expect(rows).toEqual(rowsOf(65));
    }
  });

  test('tells a count that changes and a count that is not reached', async () => {
    const warnings: string[] = [];
    const service = await paging(65, 50, (body, page) => ({ ...body, count: 65 + page }));
    const onWarning = ({ code }: { code: string }) => warnings.push(code);
    await createBackupClient({ baseUrl: service.url, credentials })
      .listBackupRestoreHistories({ backup_id }, { onWarning })
      .all();
    expect([...new Set(warnings)]).toEqual(['countChanged', 'countMismatch']);
  });

  test('does not double rows that an insertion pushes onto the next page', async () => {
    const service = await serve((request, response, number) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      const newestFirst = [...(number > 1 ? [row(999), row(998)] : []), ...rowsOf(50).reverse()];
      const start = Number(query.get('page')) * 20;
      json(response, 200, { contents: newestFirst.slice(start, start + 20), count: newestFirst.length });
    });
    const call = createBackupClient({ baseUrl: service.url, credentials }).listBackupRestoreHistories(
      { backup_id, size: 20, sort: 'created_at:desc' },
      { onWarning: () => {} },
    );
    expect(await call.all()).toEqual(rowsOf(50).reverse());
  });
});

describe('a failure', () => {
  const service404 = {
    errors: [
      {
        code: 'NotFound',
        title: 'Not Found',
        detail: ['no backup'],
        status: 404,
        request_id: 'req-1',
        global_request_id: 'req-2',
      },
    ],
  };
  const gateway404 = { timestamp: 't', path: '/x', status: 404, error: 'Not Found', requestId: 'gw-1' };
  const one = (detail: unknown) => ({ errors: [{ code: 'C', title: null, detail, status: 400 }] });
  const cases: readonly [string, number, unknown, object][] = [
    ['a wrong signature', 401, one(['HmacValidFail']), { code: 'authentication', texts: ['C: HmacValidFail'] }],
    ['no right to the service', 401, one('rejected by gateway'), { code: 'entitlement' }],
    ['403', 403, 'Forbidden', { code: 'forbidden', texts: ['Forbidden'] }],
    [
      '404 of the service',
      404,
      service404,
      { code: 'notFound', requestIds: ['req-1', 'req-2'], texts: ['NotFound: Not Found: no backup'] },
    ],
    ['404 of the gateway', 404, gateway404, { code: 'unsignedOrUnknownRoute', requestIds: ['gw-1'] }],
    [
      '400 with a detail of odd form',
      400,
      one([{ a: 1 }, [null, 7]]),
      { code: 'badRequest', texts: ['C: {"a":1}: 7'] },
    ],
    ['429', 429, 'slow down', { code: 'rateLimited', attempts: 4 }],
    [
      '417 of the firewall',
      417,
      '<html><style>x{}</style><body>The request was <b>blocked</b></body></html>',
      { code: 'firewall', texts: ['The request was blocked'] },
    ],
    ['500', 500, one('x'), { code: 'server', attempts: 4 }],
    ['502 in plain text', 502, 'Bad Gateway', { code: 'server', texts: ['Bad Gateway'] }],
    ['a redirect', 302, '', { code: 'redirected' }],
  ];

  test.each(cases)('%s has its code', async (_, status, body, expected) => {
    const service = await serve((_, response) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      response.writeHead(status, { Location: 'http://127.0.0.1:1/' }).end(text);
    });
    const call = createBackupClient({ baseUrl: service.url, credentials, retry: quick }).listBackupRestoreHistories({
      backup_id,
    });
    const error = await call.catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(BackupError);
    expect(error).toMatchObject({ status, nextStep: expect.any(String), ...expected });
  });

  test('406 says which versions there are', async () => {
    const service = await serve((request, response) => {
      if (request.url === '/') json(response, 200, { versions: [{ id: 'v1.4', status: 'CURRENT' }] });
      else json(response, 406, one('x'));
    });
    const call = createBackupClient({ baseUrl: service.url, credentials }).listBackupRestoreHistories({ backup_id });
    await expect(call).rejects.toMatchObject({
      code: 'unsupportedVersion',
      versions: ['v1.4 CURRENT'],
      message: expect.stringContaining('v1.4 CURRENT'),
    });
    expect(service.requests[1]?.headers['scp-signature']).toBeUndefined();
  });

  test('that may pass is tried again, each time with a signature of its own', async () => {
    const service = await serve((_, response, number) =>
      number < 3 ? json(response, 503, {}) : json(response, 200, { contents: [], count: 0 }),
    );
    await createBackupClient({ baseUrl: service.url, credentials, retry: quick }).listBackupRestoreHistories({
      backup_id,
    });
    expect(service.verdicts).toEqual([true, true, true]);
  });

  test('a body that is cut off is tried again', async () => {
    const service = await serve((_, response, number) => {
      if (number > 1) return json(response, 200, { contents: [], count: 0 });
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"contents":');
      setImmediate(() => response.destroy());
    });
    expect(
      await createBackupClient({ baseUrl: service.url, credentials, retry: quick }).listBackupRestoreHistories({
        backup_id,
      }),
    ).toEqual({ contents: [], count: 0 });
  });

  test('a Retry-After that is too long is told, not waited for', async () => {
    const service = await serve((_, response) => json(response, 429, {}, { 'Retry-After': '3600' }));
    const call = createBackupClient({ baseUrl: service.url, credentials }).listBackupRestoreHistories({ backup_id });
    await expect(call).rejects.toMatchObject({ code: 'rateLimited', retryAfter: 3600, attempts: 1 });
  });

  test('no service, no answer and the caller’s signal have codes too', async () => {
    const silent = await serve(() => {});
    const gone = createBackupClient({ baseUrl: 'http://127.0.0.1:1', credentials, retry: quick });
    await expect(gone.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject({
      code: 'network',
      attempts: 4,
      cause: expect.anything(),
    });
    const slow = createBackupClient({
      baseUrl: silent.url,
      credentials,
      timeout: 20,
      retry: { ...quick, attempts: 2 },
    });
    await expect(slow.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject({
      code: 'timeout',
      attempts: 2,
    });
    const overall = createBackupClient({ baseUrl: silent.url, credentials, retry: { overall: 20 } });
    await expect(overall.listBackupRestoreHistories({ backup_id })).rejects.toMatchObject({ code: 'timeout' });
    const controller = new AbortController();
    const aborted = createBackupClient({ baseUrl: silent.url, credentials }).listBackupRestoreHistories(
      { backup_id },
      { signal: controller.signal },
    );
    const rejected = expect(aborted).rejects.toMatchObject({ code: 'aborted' });
    controller.abort();
    await rejected;
  });

  test('a success that is no JSON object is an error with the first of its text', async () => {
    for (const body of ['<html>', '', '[', '7']) {
      const service = await serve((_, response) => response.end(body));
      const call = createBackupClient({ baseUrl: service.url, credentials }).listBackupRestoreHistories({ backup_id });
      await expect(call).rejects.toMatchObject({ code: 'unreadableResponse', status: 200, texts: [body] });
    }
  });

  test('never shows the secret or a signature, even where the service repeats them', async () => {
    const service = await serve((request, response) =>
      json(response, 401, one([`key ${credentials.secretKey}`, `signature ${request.headers['scp-signature']}`])),
    );
    const backup = createBackupClient({ baseUrl: service.url, credentials });
    const error = await backup.listBackupRestoreHistories({ backup_id }).catch((failure: unknown) => failure);
    const output =
      inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + inspect(backup, { depth: 9 });
    expect(output).toContain('[redacted]');
    expect(output).not.toContain(credentials.secretKey);
    expect(output).not.toContain(String(service.requests[0]?.headers['scp-signature']));
  });
});

describe('a time of a row', () => {
  test('without a zone is UTC unless told otherwise, and says so', () => {
    expect(readTime('2024-10-28T05:52:47')).toEqual({
      date: new Date('2024-10-28T05:52:47Z'),
      raw: '2024-10-28T05:52:47',
      assumedZone: true,
    });
    expect(readTime('2024-10-28T05:52:47', { zone: '+09:00' })?.date).toEqual(new Date('2024-10-27T20:52:47Z'));
    expect(readTime('2024-10-28T05:52:47.123456')?.date).toEqual(new Date('2024-10-28T05:52:47.123Z'));
    expect(readTime('2024-10-28T05:52:47+09:00', { zone: 'UTC' })).toMatchObject({
      date: new Date('2024-10-27T20:52:47Z'),
      assumedZone: false,
    });
    expect([readTime(null), readTime(''), readTime('soon')]).toEqual([undefined, undefined, undefined]);
    expect(readTime('2024-10-28')).toMatchObject({ date: new Date('2024-10-28T00:00:00Z'), assumedZone: true });
    expect(readTime(1730094767 as unknown as string)).toBeUndefined();
  });

  test.each(['Asia/Seoul', 'KST', '+9', ''])('cannot be read in the zone %j, which has no offset', (zone) => {
    expect(() => readTime('2024-10-28T05:52:47', { zone })).toThrow(/zone must be UTC or an offset/);
  });

  test('gives the duration of a restore, and none while it runs', () => {
    expect(restoreDuration(row(1))).toBe(433_000);
    expect(restoreDuration({ ...row(1), restore_end_time: null })).toBeUndefined();
  });
});
