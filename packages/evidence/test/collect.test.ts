import { execFile } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { collect, type DatasetLine, type RequestLine, type ScopeLine, verify } from '@scp-backup/evidence';
import { afterEach, describe, expect, test } from 'vitest';
import { backup_id, filesOf, linesOf, operation, otherId, restore, twoBackups, workplace } from './archives.ts';

const place = workplace({
  data: twoBackups([
    restore('2026-03-31T23:59:59'),
    restore('2026-04-01T00:00:00'),
    restore('2026-06-30T23:59:59'),
    restore('2026-07-01T00:00:00'),
    restore('2026-07-01T00:00:01', { restore_start_time: '2026-07-01T08:59:59+09:00' }),
  ]) as never,
});

const quarter = { since: '2026-04-01', until: '2026-06-30' };

afterEach(() => place.mock.reset());

async function startsIn(directory: string): Promise<readonly unknown[]> {
  const lines = await linesOf<DatasetLine>(directory, 'dataset/runs.ndjson');
  return lines.map(({ row }) => row.restore_start_time);
}

async function summaryIn(directory: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(directory, 'archive.json'), 'utf8'));
}

describe('the period', () => {
  test('is cut by the start of the run, and includes both days of two dates', async () => {
    const starts = await startsIn(await place.collected(quarter));
    expect(starts).toEqual(['2026-04-01T00:00:00', '2026-06-30T23:59:59', '2026-07-01T08:59:59+09:00']);
  });

  test('reads times without a zone in the zone that was chosen', async () => {
    const starts = await startsIn(await place.collected({ ...quarter, zone: '-01:00' }));
    expect(starts).toEqual(['2026-04-01T00:00:00', '2026-06-30T23:59:59', '2026-07-01T08:59:59+09:00']);
    const utc = { since: '2026-04-01T00:00:00Z', until: '2026-07-01T00:00:00Z' };
    expect(await startsIn(await place.collected({ ...utc, zone: '-01:00' }))).toEqual([
      '2026-03-31T23:59:59',
      '2026-04-01T00:00:00',
      '2026-07-01T08:59:59+09:00',
    ]);
  });

  test('excludes a time as its end', async () => {
    const times = { since: '2026-04-01T00:00:00Z', until: '2026-06-30T23:59:59Z' };
    expect(await startsIn(await place.collected(times))).toEqual(['2026-04-01T00:00:00']);
  });

  test('ends when the collection begins, unless it ends before', async () => {
    const now = () => Date.parse('2026-05-01T00:00:00Z');
    expect(await startsIn(await place.collected({ since: '2026-04-01', now }))).toEqual(['2026-04-01T00:00:00']);
    expect(await startsIn(await place.collected({ ...quarter, now }))).toEqual(['2026-04-01T00:00:00']);
  });

  test('keeps a row whose start cannot be read', async () => {
    const row = restore('2026-05-01T00:00:00', { restore_start_time: 'soon' });
    place.mock.fault({ operation, status: 200, body: { contents: [row], count: 1 } });
    expect(await startsIn(await place.collected({ ...quarter, ids: [backup_id] }))).toEqual(['soon']);
  });

  test.each([
    ['since', { since: 'yesterday' }],
    ['since', { since: '2026-02-30' }],
    ['since', { since: '2999-01-01' }],
    ['until', { since: '2026-01-01', until: '2026-13-01' }],
    ['zone', { since: '2026-01-01', zone: 'Asia/Seoul' }],
    ['zone', { since: '2026-01-01', zone: '+24:00' }],
    ['since', { since: '2026-02-01', until: '2026-01-31' }],
    ['ids', { since: '2026-01-01', ids: [] }],
  ])('%s that cannot be used is refused before anything is sent: %j', async (name, options) => {
    const message = expect.stringContaining(name);
    await expect(place.collected(options)).rejects.toMatchObject({ code: 'invalidArgument', message });
    expect(place.mock.requests).toEqual([]);
  });
});

describe('the archive', () => {
  test('is accepted by sha256sum and by verify', async () => {
    const directory = await place.collected(quarter);
    await promisify(execFile)('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: directory });
    expect(await verify(directory)).toMatchObject({ ok: true, problems: [], rows: 3 });
  });

  test('is signed and checked by plain openssl', async () => {
    const directory = await place.collected(quarter);
    const openssl = (...args: string[]) => promisify(execFile)('openssl', args, { cwd: directory });
    const [key, publicKey, signature] = ['../key.pem', '../public.pem', '../SHA256SUMS.sig'];
    await openssl('genpkey', '-algorithm', 'RSA', '-out', key);
    await openssl('pkey', '-in', key, '-pubout', '-out', publicKey);
    await openssl('dgst', '-sha256', '-sign', key, '-out', signature, 'SHA256SUMS');
    const check = ['dgst', '-sha256', '-verify', publicKey, '-signature', signature, 'SHA256SUMS'];
    expect((await openssl(...check)).stdout).toBe('Verified OK\n');
    await appendFile(join(directory, 'SHA256SUMS'), ' ');
    await expect(openssl(...check)).rejects.toMatchObject({ code: 1 });
  });

  test('holds every body as it came, and a line for each request', async () => {
    const sent: object[] = [];
    const fetch = async (request: Request) => {
      const response = await globalThis.fetch(request);
      sent.push({ url: request.url, body: await response.clone().text() });
      return response;
    };
    const directory = await place.collected({ ...quarter, connection: { ...place.connection, fetch } });
    const requests = await linesOf<RequestLine>(directory, 'requests.ndjson');
    const kept = requests.map(async ({ url, file }) => ({
      url,
      body: await readFile(join(directory, `${file}`), 'utf8'),
    }));
    expect(await Promise.all(kept)).toEqual(expect.arrayContaining(sent));
    expect(requests).toHaveLength(sent.length);
  });

  test('names status, request id and Date of a request', async () => {
    const fetch = async (request: Request) => {
      const { status, headers, body } = await globalThis.fetch(request);
      return new Response(body, { status, headers: [...headers, ['X-Request-Id', 'req-1']] });
    };
    const directory = await place.collected({ connection: { ...place.connection, fetch } });
    const [request] = await linesOf(directory, 'requests.ndjson');
    expect(request).toMatchObject({ status: 200, requestId: 'req-1', date: expect.stringMatching(/ GMT$/) });
  });

  test('contains no secret and no signature', async () => {
    const secrets: string[] = [place.mock.credentials.secretKey];
    const fetch = (request: Request) => {
      secrets.push(`${request.headers.get('Scp-Signature')}`);
      return globalThis.fetch(request);
    };
    const directory = await place.collected({ connection: { ...place.connection, fetch } });
    const texts = await Promise.all((await filesOf(directory)).map((name) => readFile(join(directory, name), 'utf8')));
    expect(secrets.filter((secret) => texts.some((text) => text.includes(secret)))).toEqual([]);
    expect(secrets.length).toBeGreaterThan(2);
  });

  test('lists what exists and what was asked for', async () => {
    const scope = await linesOf<ScopeLine>(await place.collected({ ids: [backup_id] }), 'dataset/scope.ndjson');
    const backups = scope.filter((line) => line.operation === 'listBackups');
    expect(backups.map(({ of, selected, row }) => [of, selected, row.name]).sort()).toEqual([
      [backup_id, true, 'db-1'],
      [otherId, false, 'web-1'],
    ]);
  });

  test('is complete without the list where ids were given and the list is refused', async () => {
    place.mock.fault({ operation: 'listBackups', status: 403 });
    const directory = await place.collected({ ids: [backup_id] });
    expect(await summaryIn(directory)).toMatchObject({ complete: true, rows: 5 });
    expect(await verify(directory)).toMatchObject({ ok: true });
  });

  test('is not made where everything was asked for and the list is refused', async () => {
    place.mock.fault({ operation: 'listBackups', status: 403 });
    await expect(place.collected()).rejects.toMatchObject({ code: 'incompleteList' });
  });

  test('is left alone by a second run', async () => {
    const directory = await place.collected(quarter);
    const before = place.mock.requests.length;
    await collect({ directory, connection: place.connection, ids: 'all', ...quarter });
    expect(place.mock.requests).toHaveLength(before);
  });

  test('is not continued with other parameters', async () => {
    const directory = await place.collected(quarter);
    const other = collect({ directory, connection: place.connection, ids: 'all', since: '2026-01-01' });
    await expect(other).rejects.toMatchObject({ code: 'otherArchive', message: expect.stringContaining('given') });
  });

  test('is not made in a folder that holds something else', async () => {
    const folder = join(await place.collected(), '..');
    await writeFile(join(folder, 'note.txt'), '');
    const other = collect({ directory: folder, connection: place.connection, ids: 'all', since: '2026-01-01' });
    await expect(other).rejects.toMatchObject({ code: 'otherArchive' });
  });
});

test('the clock of the service is compared with this machine’s', async () => {
  const directory = await place.collected({ now: () => Date.now() - 600_000 });
  expect(Math.abs(Number((await summaryIn(directory)).clockOffset) - 600)).toBeLessThan(10);
});

describe('the API version', () => {
  const newer = workplace({ apiVersions: ['1.2'] });

  test('is the one that was named, in the archive as in the requests', async () => {
    const connection = { ...newer.connection, apiVersion: '1.2' };
    const directory = await newer.collected({ connection });
    expect(JSON.parse(await readFile(join(directory, 'run.json'), 'utf8'))).toMatchObject({ apiVersion: '1.2' });
  });

  test('is replaced by no other: where the default is rejected, the failure names the versions that are offered', async () => {
    await expect(newer.collected()).rejects.toThrow(/406.*v1\.2/);
  });
});
